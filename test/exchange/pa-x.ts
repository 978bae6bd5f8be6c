/** Sheets with the columns of PA-X (peaceagreements.org) that its mapping reads, and rows that the tests make. */
import { readFileSync } from 'node:fs';
import { readMapping, type Mapping } from '../../src/exchange/sheet/mapping.js';

/** The first columns of the list of all agreements, version 10; some hundred of codes follow. */
export const paxHeader =
  'Con,Contp,PP,PPName,Reg,AgtId,Ver,Agt,Dat,Status,Lgt,N_characters,Agtp,Stage,StageSub,Part,ThrdPart,OthAgr,Loc1ISO,Loc2ISO,Loc1GWNO,Loc2GWNO,UcdpCon,UcdpAgr,PamAgr,CowWar,Interim,ImSrc,GCh'.split(
    ',',
  );

export interface PaxLine {
  readonly PP: string;
  readonly PPName: string;
  readonly AgtId: string;
  readonly Agt: string;
  readonly Dat: string;
  readonly Status?: string;
  readonly Stage?: string;
  readonly Part?: string;
  readonly ThrdPart?: string;
}

export function paxRow(line: PaxLine): string[] {
  const cells: Readonly<Record<string, string>> = {
    ...{ Con: 'Nowhere', Status: 'Multiparty signed/agreed', Stage: 'Cea' },
    ...line,
  };
  return paxHeader.map((name) => cells[name] ?? '');
}

/** So many agreements of so many processes. */
export function paxRows(agreements: number, processes: number): string[][] {
  return Array.from({ length: agreements }, (_, at) =>
    paxRow({
      PP: String((at % processes) + 1),
      PPName: `Process ${(at % processes) + 1}`,
      AgtId: String(at + 1),
      Agt: `Agreement ${at + 1}`,
      Dat: `${1990 + (at % 30)}-0${(at % 9) + 1}-11`,
      Part: `Signed: somebody of side ${at % 7};\nsomebody else`,
      ThrdPart: at % 3 === 0 ? 'A mediator' : '',
    }),
  );
}

export const paxMappingFile = new URL('../../docs/examples/pa-x.mapping.json', import.meta.url);

export function paxMapping(): Mapping {
  const reading = readMapping(JSON.parse(readFileSync(paxMappingFile, 'utf8')));
  if (!reading.ok) throw new Error(reading.detail);
  return reading.mapping;
}
