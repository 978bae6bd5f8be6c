/** The shapes by which voices are told apart, also in print and by who sees no colours. A word always stands beside them. */
import styles from './parts.module.css';

export const VOICES = ['claim', 'finding', 'determination', 'assessment'] as const;
export type VoiceKind = (typeof VOICES)[number];

/** A tail of speech, a diamond, a full square, a half disc; two signs that do not equal each other. */
const SHAPES: Readonly<Record<VoiceKind | 'contested', React.ReactNode>> = {
  claim: (
    <path
      d="M2 2h12v8H7l-4 4v-4H2z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
    />
  ),
  finding: (
    <path d="M8 1l7 7-7 7-7-7z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
  ),
  determination: <path d="M2 2h12v12H2z" fill="currentColor" />,
  assessment: (
    <>
      <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
    </>
  ),
  contested: (
    <path d="M2 5.5h12M2 10.5h12M11 1.5L5 14.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
  ),
};

export function Mark({ of }: { readonly of: VoiceKind | 'contested' }) {
  return (
    <svg className={styles.mark} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[of]}
    </svg>
  );
}
