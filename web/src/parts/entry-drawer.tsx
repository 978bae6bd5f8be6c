/** An entry, opened over the page: what it says, its sources, what was later said about it, its place in the chain, its proof. */
import { useQuery } from '@tanstack/react-query';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { correctionsOf } from '../record/corrections.ts';
import { entry as askEntry, proofAddress } from '../record/questions.ts';
import { useProcess } from '../record/process-context.tsx';
import type { EventDetail, Localized, Source } from '../record/types.ts';
import { momentInWords } from '../time/date-words.ts';
import { Say, useLanguage } from '../words/use-language.tsx';
import { DateText } from './dates.tsx';
import styles from './entry-drawer.module.css';
import { SentenceOfEvent } from './sentence-of-entry.tsx';
import { Sources } from './sources.tsx';
import { Failed, Loading } from './states.tsx';
import { Disputed } from './tags.tsx';
import { Id, LocalizedText, PartyName } from './text.tsx';
import { Value } from './value.tsx';

export function EntryDrawer({ entryId, close }: { readonly entryId: string; readonly close: () => void }) {
  const { processId } = useProcess();
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(askEntry(processId, entryId));
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={close} className={styles.overlay ?? ''}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.kind ?? ''}>
              {say('entry.title')}
            </Heading>
            <Button className={styles.close ?? ''} onPress={close} aria-label={say('entry.close')}>
              ×
            </Button>
          </header>
          {data ? (
            <EntryInFull event={data} />
          ) : error ? (
            <Failed error={error} retry={() => void refetch()} />
          ) : (
            <Loading />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Also for a page of its own, and for print. */
export function EntryInFull({ event }: { readonly event: EventDetail }) {
  const { say } = useLanguage();
  const disputes = event.about.filter(
    ({ type, data }) => type === 'EntryDisputed' && data['entryId'] === event.id,
  );
  const isRetracted = event.about.some(
    ({ type, data }) => type === 'EntryRetracted' && data['entryId'] === event.id,
  );
  return (
    <article className={styles.entry}>
      <h3>
        <SentenceOfEvent event={event} /> {disputes.length > 0 && <Disputed />}
      </h3>
      {isRetracted && <p className={styles.warning}>{say('entry.retracted')}</p>}
      {event.redacted && <p className={styles.warning}>{say('entry.redacted')}</p>}
      <dl className={styles.facts}>
        {event.occurred !== undefined && (
          <div>
            <dt>{say('entry.occurred')}</dt>
            <dd>
              <DateText text={event.occurred} />
            </dd>
          </div>
        )}
        <Value of={event.data} />
      </dl>
      <section>
        <h4>{say('sources.of')}</h4>
        <Sources of={(event.sources ?? []) as unknown as readonly Source[]} />
      </section>
      {event.note && (
        <section>
          <h4>{say('entry.note')}</h4>
          <p>
            <LocalizedText of={event.note as Localized} />
          </p>
        </section>
      )}
      <Corrections event={event} />
      {disputes.length > 0 && (
        <section>
          <h4>{say('entry.disputes')}</h4>
          {disputes.map(({ id, data, sources }) => (
            <div key={id} className={styles.about}>
              <p>
                <Say of="entry.disputedBy" who={<PartyName id={String(data['by'])} />} />
              </p>
              <p>
                <LocalizedText of={data['reason'] as Localized} />
              </p>
              <Sources of={(sources ?? []) as unknown as readonly Source[]} />
            </div>
          ))}
        </section>
      )}
      <Chain event={event} />
    </article>
  );
}

function Corrections({ event }: { readonly event: EventDetail }) {
  const { say } = useLanguage();
  const corrections = correctionsOf(event);
  if (corrections.length === 0) return null;
  return (
    <section>
      <h4>{say('entry.corrections')}</h4>
      {corrections.map(({ id, reason, changes }) => (
        <div key={id} className={styles.about}>
          <p>{reason && <LocalizedText of={reason} />}</p>
          {changes.map(({ field, before, after }) => (
            <div key={field} className={styles.change}>
              <p className={styles.field}>
                <Id of={field} />
              </p>
              <del>
                <span className={styles.label}>{say('entry.before')}</span>
                <Value of={before} />
              </del>
              <ins>
                <span className={styles.label}>{say('entry.after')}</span>
                <Value of={after} />
              </ins>
            </div>
          ))}
        </div>
      ))}
    </section>
  );
}

function Chain({ event }: { readonly event: EventDetail }) {
  const language = useLanguage();
  const { say, number } = language;
  return (
    <section>
      <h4>{say('entry.chain')}</h4>
      <dl className={styles.facts}>
        <Fact term={say('entry.recorded')}>
          {momentInWords(event.recordedAt, language)}{' '}
          <Say of="entry.recordedBy" who={<Id of={event.recordedBy} />} />
        </Fact>
        <Fact term={say('entry.revision')}>{number(event.revision)}</Fact>
        <Fact term={say('entry.position')}>
          <Id of={event.position} />
        </Fact>
        <Fact term={say('entry.id')}>
          <Id of={event.id} />
        </Fact>
        <Fact term={say('entry.hash')}>
          <Id of={event.hash} />
        </Fact>
        <Fact term={say('entry.previous')}>
          {event.previousHash === null ? say('entry.first') : <Id of={event.previousHash} />}
        </Fact>
      </dl>
      <p className={styles.proof}>
        <a href={proofAddress(event.processId, event.id)} download={`${event.id}.tlog-proof`}>
          {say('entry.proof')}
        </a>
        <span>{say('entry.proofHelp')}</span>
      </p>
    </section>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
