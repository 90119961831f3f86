import { refusal, type Refusal } from '../../../kernel/refusal.ts';
import { commonPasswords } from './common-passwords.ts';

/**
 * Ten characters at least: within the attempts that are let through nobody guesses ten that are not common, while
 * twelve made people write them down. No rule asks for capitals, digits or signs: such rules give `Password1!` and
 * nothing else (NIST SP 800-63B-4, 3.1.1.2, forbids them). Long ones are welcome; 200 bounds the work.
 */
export const passwordLength = { least: 10, most: 200 } as const;

/** What a password of theirs must not be made of. */
export interface PasswordOwner {
  readonly number: string;
  readonly name: string;
  readonly schoolSlug: string;
}

/** Every refusal `judgePassword` can give. */
export const passwordRefusals = [
  'password-short',
  'password-common',
  'password-plain',
  'password-own',
] as const;

const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '147258369',
  '789456123',
];
const runs = [...rows, ...rows.map((row) => [...row].reverse().join(''))];

/** Whether a text is one run of the keyboard, the alphabet or the digits, or a short piece repeated. */
function isPattern(text: string): boolean {
  if (runs.some((run) => run.includes(text))) return true;
  const longest = Math.min(4, Math.floor(text.length / 2));
  for (let size = 1; size <= longest; size += 1) {
    const piece = text.slice(0, size);
    if (piece.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return false;
}

/** Shorter pieces of a person occur by chance. */
const tellingLength = 4;

/** How many characters must be left when what everybody knows of the owner is taken out. */
const leftOver = 6;

/** Whether little is left when number, name and school are taken out. */
function isOwn(text: string, { number, name, schoolSlug }: PasswordOwner): boolean {
  const known = [number, schoolSlug, name]
    .map((one) => one.normalize('NFKC').toLowerCase())
    .filter((one) => one.length >= tellingLength || one === name);
  let left = text;
  for (const one of known) left = left.replaceAll(one, '');
  return left.length < text.length && left.length < leftOver;
}

/**
 * Whether a password may be chosen: long enough, not among the common ones, no run or repetition, not made of the
 * owner's number or name or the school's address. Refuses `password-short`, `-common`, `-plain` or `-own`, under
 * the field of the input it was typed into.
 */
export function judgePassword(
  password: string,
  owner: PasswordOwner,
  field: string,
): readonly Refusal[] {
  const text = password.normalize('NFKC').toLowerCase();
  if ([...text].length < passwordLength.least)
    return [refusal('password-short', field, { least: passwordLength.least })];
  if (commonPasswords.has(text)) return [refusal('password-common', field)];
  if (isPattern(text)) return [refusal('password-plain', field)];
  return isOwn(text, owner) ? [refusal('password-own', field)] : [];
}
