/** The scripts by which a shell completes what is typed after `chancery`: made of the commands, so that they know the same. */
import type { Command } from 'commander';
import { ExpectingArgument, ExpectingOption, type Completes } from './command-line/expecting.js';

export const shells = ['bash', 'zsh'] as const;
export type Shell = (typeof shells)[number];

/** @param program with all its commands */
export function completionScript(program: Command, shell: Shell): string {
  return shell === 'bash' ? `${tables(program)}${BASH}` : `#compdef chancery\n${tables(program)}${ZSH}`;
}

interface Place {
  /** The commands so far: `keys add`; empty for none. */
  readonly command: string;
  /** What may come next. */
  readonly words: readonly string[];
  /** What the value of an option is, or, by an empty name, the word of the command itself. */
  readonly values: readonly (readonly [option: string, value: string])[];
}

function* places(command: Command, path = ''): Iterable<Place> {
  const options = [...command.options.flatMap(({ long }) => long ?? []), '--help'];
  const names = command.commands.flatMap((one) => [one.name(), ...one.aliases()]);
  const values = command.options.flatMap((option) =>
    option instanceof ExpectingOption ? [[option.long ?? '', valueOf(option.completes)] as const] : [],
  );
  const [argument] = command.registeredArguments;
  const own = argument instanceof ExpectingArgument ? [['', valueOf(argument.completes)] as const] : [];
  yield { command: path, words: [...names, ...options], values: [...values, ...own] };
  for (const one of command.commands)
    for (const name of [one.name(), ...one.aliases()])
      yield* places(one, path === '' ? name : `${path} ${name}`);
}

function valueOf(completes: Completes | undefined): string {
  if (completes === undefined) return 'text';
  return typeof completes === 'string' ? completes : `one-of ${completes.join(' ')}`;
}

/** What both shells read: two functions in what they have in common. */
function tables(program: Command): string {
  const all = [...places(program)];
  const words = all.map(
    ({ command, words: next }) => `    '${command}') printf '%s' '${next.join(' ')}' ;;\n`,
  );
  const values = all.flatMap(({ command, values: known }) =>
    known.map(([option, value]) => `    '${command} ${option}') printf '%s' '${value}' ;;\n`),
  );
  return `# What may follow a command.
_chancery_words() {
  case "$1" in
${words.join('')}  esac
}
# What the value of an option is: file, folder, text, or one of some words.
_chancery_value() {
  case "$1 $2" in
${values.join('')}  esac
}
`;
}

const BASH = `_chancery() {
  local command='' current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" word value i IFS=$' \\t\\n'
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    [[ $word != -* && " $(_chancery_words "$command") " == *" $word "* ]] && command="\${command:+$command }$word"
  done
  value=''
  [[ $previous == -* ]] && value="$(_chancery_value "$command" "$previous")"
  COMPREPLY=()
  case "$value" in
    file | folder) ;;
    one-of\\ *) COMPREPLY=($(compgen -W "\${value#one-of }" -- "$current")) ;;
    text) ;;
    *)
      value="$(_chancery_value "$command" '')"
      word="$(_chancery_words "$command")"
      [[ $value == one-of\\ * ]] && word="\${value#one-of } $word"
      COMPREPLY=($(compgen -W "$word" -- "$current"))
      ;;
  esac
  IFS=$'\\n'
  case "$value" in
    file) COMPREPLY+=($(compgen -f -- "$current")) ;;
    folder) COMPREPLY+=($(compgen -d -- "$current")) ;;
    *) return 0 ;;
  esac
  compopt -o filenames 2>/dev/null
  return 0
}
complete -F _chancery chancery
`;

const ZSH = `_chancery() {
  local command='' word value i
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    [[ $word != -* && " $(_chancery_words "$command") " == *" $word "* ]] && command="\${command:+$command }$word"
  done
  value=''
  [[ \${words[CURRENT-1]} == -* ]] && value="$(_chancery_value "$command" "\${words[CURRENT-1]}")"
  case "$value" in
    file) _files ;;
    folder) _files -/ ;;
    one-of\\ *) compadd -- \${(s: :)\${value#one-of }} ;;
    text) ;;
    *)
      compadd -- \${(s: :)"$(_chancery_words "$command")"}
      value="$(_chancery_value "$command" '')"
      [[ $value == one-of\\ * ]] && compadd -- \${(s: :)\${value#one-of }}
      [[ $value == file ]] && _files
      ;;
  esac
}
compdef _chancery chancery
`;
