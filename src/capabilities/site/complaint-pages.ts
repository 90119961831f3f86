import { escapeHtml as e } from '../../engines/documents/paper/escape.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import { say } from '../../kernel/words.ts';
import type { AnswerOf } from '../../engines/actions/verb.ts';
import type { complaintChoices, complaintFile } from '../complaints/telling.ts';
import { abouts, longest } from '../complaints/model.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { linkTo, publicPage, type PageFrame } from './page.ts';

/** What stands in the fields of the form. */
export type Typed = Readonly<Record<string, string>>;

/** The field nobody sees: whoever fills it in is a program. */
export const trapField = 'website';

/** What is wrong: a sentence of the pages' own, or a refusal of the verb. */
export type Problem =
  | { readonly key: string; readonly values?: Refusal['values']; readonly field?: string }
  | { readonly refusal: Refusal };

const told = (frame: PageFrame, problem: Problem): string => {
  const { words } = frame;
  if ('key' in problem) return say(words, problem.key, problem.values ?? {});
  const { code, values } = problem.refusal;
  return `${say(words, `refusal.${code}`, values)}${say(words, `refusal.${code}.way`, values)}`;
};

/** What is wrong, each leading to its field. */
export function alertOf(frame: PageFrame, problems: readonly Problem[]): string {
  if (problems.length === 0) return '';
  const items = problems.map((problem) => {
    const field = 'key' in problem ? problem.field : problem.refusal.field[0];
    const text = e(told(frame, problem));
    return `<li>${typeof field === 'string' ? `<a href="#${e(field)}">${text}</a>` : text}</li>`;
  });
  return `<div role="alert"><p class="broken"><strong>${e(say(frame.words, 'site.complaint.wrong'))}</strong></p><ul>${items.join('')}</ul></div>`;
}

const note = (frame: PageFrame, key: string): string =>
  ` <span class="note">${e(say(frame.words, key))}</span>`;

/** A line of text with its label, what to write, and what was typed. */
function line(
  frame: PageFrame,
  typed: Typed,
  { name, most, when }: { readonly name: string; readonly most: number; readonly when: string },
): string {
  const { words } = frame;
  const hint = words[`hint.${name}`];
  const described = hint === undefined ? '' : ` aria-describedby="${name}-hint"`;
  return [
    `<label for="${name}">${e(say(words, `field.${name}`))}${note(frame, when)}</label>`,
    hint === undefined ? '' : `<p class="hint" id="${name}-hint">${e(hint)}</p>`,
    `<input type="text" id="${name}" name="${name}" maxlength="${most}" value="${e(typed[name] ?? '')}" autocomplete="off"${described}>`,
  ].join('');
}

function bodyChoice(
  frame: PageFrame,
  { bodies }: AnswerOf<typeof complaintChoices>,
  typed: Typed,
): string {
  const { words } = frame;
  const options = bodies.map(({ id, name, unitName }) => {
    const whole = unitName !== null && !name.includes(unitName) ? `${unitName} ${name}` : name;
    return `<option value="${id}"${typed['bodyId'] === id ? ' selected' : ''}>${e(whole)}</option>`;
  });
  return `<label for="bodyId">${e(say(words, 'field.bodyId'))}</label><select id="bodyId" name="bodyId"><option value="">${e(say(words, 'site.complaint.choose-body'))}</option>${options.join('')}</select>`;
}

function aboutChoice({ words }: PageFrame, typed: Typed): string {
  const chosen = typed['about'] ?? 'disclosure';
  const radios = abouts.map(
    (about) =>
      `<label class="choice"><input type="radio" name="about" value="${about}"${about === chosen ? ' checked' : ''}> ${e(say(words, `choice.about.${about}`))}</label>`,
  );
  return `<fieldset id="about"><legend>${e(say(words, 'field.about'))}</legend>${radios.join('')}</fieldset>`;
}

/** A field of several lines, named `text`. */
export function textArea(
  { words }: PageFrame,
  { id, label, hint, typed }: { id: string; label: string; hint?: string; typed: string },
): string {
  const described = hint === undefined ? '' : ` aria-describedby="${id}-hint"`;
  return [
    `<label for="${id}">${e(say(words, label))}</label>`,
    hint === undefined ? '' : `<p class="hint" id="${id}-hint">${e(say(words, hint))}</p>`,
    `<textarea id="${id}" name="text" rows="8" maxlength="${longest.text}" required${described}>${e(typed)}</textarea>`,
  ].join('');
}

/** The trap and what makes a second click harmless. */
export const hidden = ({ words }: PageFrame, formToken: string): string =>
  `<div class="skip" aria-hidden="true"><label for="${trapField}">${e(say(words, 'site.complaint.trap'))}</label><input type="text" id="${trapField}" name="${trapField}" tabindex="-1" autocomplete="off"></div><input type="hidden" name="form" value="${formToken}">`;

/** Where to turn outside the school. */
export const federation = ({ words }: PageFrame): string =>
  `<p>${e(say(words, 'site.national', { mailbox: nationalMailbox }))}</p>`;

/** A link in the page's language. */
export const link = (frame: PageFrame, path: string, key: string): string =>
  `<a href="${linkTo(frame, path)}">${e(say(frame.words, key))}</a>`;

/** Where anybody tells of a problem: one form, without a script. */
export function complaintPage(
  frame: PageFrame,
  {
    choices,
    typed,
    problems,
    formToken,
  }: {
    readonly choices: AnswerOf<typeof complaintChoices>;
    readonly typed: Typed;
    readonly problems: readonly Problem[];
    readonly formToken: string;
  },
): string {
  const { words } = frame;
  const paragraph = (key: string): string => `<p>${e(say(words, key))}</p>`;
  const form = [
    `<form method="post" action="${linkTo(frame, '/complaints')}">`,
    aboutChoice(frame, typed),
    bodyChoice(frame, choices, typed),
    line(frame, typed, {
      name: 'personName',
      most: longest.person,
      when: 'site.complaint.only-person',
    }),
    line(frame, typed, {
      name: 'item',
      most: longest.item,
      when: 'site.complaint.only-disclosure',
    }),
    textArea(frame, {
      ...{ id: 'text', label: 'field.complaint.file.text', hint: 'hint.complaint.file.text' },
      typed: typed['text'] ?? '',
    }),
    line(frame, typed, { name: 'contact', most: longest.contact, when: 'site.complaint.optional' }),
    hidden(frame, formToken),
    `<p><button>${e(say(words, 'site.complaint.send'))}</button></p></form>`,
  ].join('\n');
  const open = choices.league || choices.outside;
  const body = [
    alertOf(frame, problems),
    paragraph('site.complaint.lead'),
    `<p>${link(frame, '/complaints/status', 'site.status.title')} · ${link(frame, '/complaints/outcomes', 'site.outcomes.title')}</p>`,
    open ? form : paragraph('site.complaint.closed'),
    paragraph('site.complaint.kept'),
    paragraph('site.complaint.excluded'),
    open && !choices.outside ? paragraph('site.complaint.no-outside') : '',
    open ? paragraph('site.complaint.days') : '',
    federation(frame),
  ].join('\n');
  return publicPage(frame, say(words, 'site.complaint.title'), body);
}

/** What whoever told something takes away. */
export function receiptPage(
  frame: PageFrame,
  { receipt, takeBy, answerBy }: AnswerOf<typeof complaintFile>,
): string {
  const { words } = frame;
  const body = [
    `<p>${e(say(words, 'site.receipt.code'))}</p><p class="receipt"><code>${e(receipt)}</code></p>`,
    `<p><strong>${e(say(words, 'site.receipt.keep'))}</strong></p>`,
    `<p>${e(say(words, 'site.receipt.dates', { takeBy, answerBy }))}</p>`,
    `<p>${link(frame, '/complaints/status', 'site.receipt.look')}</p>`,
    federation(frame),
  ].join('\n');
  return publicPage(
    { ...frame, indexed: false, alone: true },
    say(words, 'site.receipt.title'),
    body,
  );
}
