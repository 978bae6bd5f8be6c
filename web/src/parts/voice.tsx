/** Who says it, and in what capacity: the mark of the kind of voice, its word, the name, the role in the process. */
import { useProcess } from '../record/process-context.tsx';
import { useLanguage } from '../words/use-language.tsx';
import { Mark, type VoiceKind } from './mark.tsx';
import styles from './parts.module.css';
import { PartyName } from './text.tsx';

export interface VoiceProps {
  readonly kind: VoiceKind;
  /** A party id, or a free name such as `desk`. Absent: the recording desk. */
  readonly by?: string;
}

export function Voice({ kind, by }: VoiceProps) {
  const { say, words, list } = useLanguage();
  const { names } = useProcess();
  const roles = by === undefined ? [] : (names.get(by)?.roles ?? []);
  return (
    <p className={`${styles.voice} ${styles[kind]}`}>
      <Mark of={kind} />
      <b>{say(`voice.${kind}`)}</b>
      {' · '}
      {by === undefined ? say('voice.desk') : <PartyName id={by} />}
      {roles.length > 0 && ` (${list(roles.map((role) => words.role[role]))})`}
    </p>
  );
}
