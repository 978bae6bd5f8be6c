/** An address that the desk does not know. */
import { useLanguage } from '../words/use-language.tsx';

export function Nowhere() {
  const { say } = useLanguage();
  return (
    <section>
      <h1>{say('state.nowhere')}</h1>
      <p>{say('state.nowhereHelp')}</p>
    </section>
  );
}
