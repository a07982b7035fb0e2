import {
  autocompleteMultiselect,
  cancel,
  confirm,
  intro,
  isCancel,
  log,
  multiselect,
  outro,
  select,
  text,
} from '@clack/prompts';
import { type Asker, Cancelled, type Choice } from './asker.ts';

/** Asks on the terminal. A module of its own, so that only who asks pays for it. */
export function terminalAsker(): Asker {
  return {
    begin: (title) => intro(title),
    tell: (told) => log.message(told),
    text: async ({ message, initial, example, refuse }) =>
      (
        kept(
          await text({
            message,
            ...(initial !== undefined && { initialValue: initial }),
            ...(example !== undefined && { placeholder: example }),
            validate: (written) => refuse?.((written ?? '').trim()),
          }),
        ) ?? ''
      ).trim(),
    one: async ({ message, choices, initial }) => {
      const at = choices.findIndex(({ value }) => value === initial);
      const options = { message, options: numbered(choices), maxItems: MOST_SHOWN };
      return choiceAt(choices, kept(await select({ ...options, ...(at >= 0 && { initialValue: at }) })));
    },
    some: async ({ message, choices }) => {
      const options = { message, options: numbered(choices), required: false, maxItems: MOST_SHOWN };
      const picked = kept(
        await (choices.length > SEARCHED_FROM
          ? autocompleteMultiselect({ ...options, placeholder: 'type to search' })
          : multiselect(options)),
      );
      return [...picked].sort((a, b) => a - b).map((index) => choiceAt(choices, index));
    },
    confirm: async (message) => kept(await confirm({ message, initialValue: false })),
    end: (said) => outro(said),
  };
}

/** Lines of a list that are on the screen at once. */
const MOST_SHOWN = 12;
/** Longer lists are searched by typing. */
const SEARCHED_FROM = 30;

function numbered<T>(choices: readonly Choice<T>[]): { value: number; label: string; hint?: string }[] {
  return choices.map(({ label, hint }, value) => ({ value, label, ...(hint !== undefined && { hint }) }));
}

function choiceAt<T>(choices: readonly Choice<T>[], index: number): T {
  const choice = choices[index];
  if (!choice) throw new Cancelled();
  return choice.value;
}

/** @throws Cancelled */
function kept<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  throw new Cancelled();
}
