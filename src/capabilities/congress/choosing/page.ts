import { escapeHtml } from '../../../engines/documents/paper/escape.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import { feedbackVerdicts } from '../model.ts';
import type { OpenedFeedback } from './by-link.ts';

/** What every page behind a class's link bears. */
export interface FeedbackPage {
  readonly words: Words;
  readonly language: Language;
  /** The page's own address, without a query. */
  readonly address: string;
}

/** What was typed, shown again where it was refused. */
export type Typed = Readonly<Record<string, string>>;

const style = `:root{color-scheme:light}*{box-sizing:border-box}
body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1f1f1f;max-width:40rem;margin:0 auto;padding:0 1rem 3rem}
header{border-bottom:1px solid #ccc;padding:.5rem 0;margin-bottom:1rem;display:flex;justify-content:space-between;gap:1rem}
h1{font-size:1.3rem}h2{font-size:1.1rem;margin-top:2rem}a{color:#003a8c}
a:focus-visible,button:focus-visible,input:focus-visible,textarea:focus-visible{outline:3px solid #faad14;outline-offset:2px}
button{font:inherit;padding:.6em 1.5em;background:#003a8c;color:#fff;border:0;border-radius:4px}
.note,.refused{border-left:4px solid #003a8c;background:#f0f5ff;padding:.5rem .75rem;margin:1rem 0}.refused{border-color:#a8071a;background:#fff1f0}
label{display:block;margin:.75rem 0}label>span{display:block;font-weight:bold}
input[type=text],input[type=date],textarea{font:inherit;width:100%;padding:.4em;border:1px solid #8c8c8c;border-radius:2px}
fieldset{border:0;padding:0;margin:.75rem 0}legend{font-weight:bold}fieldset label{margin:.25rem 0}
@media print{form{display:none}}`;

function frame({ words, language, address }: FeedbackPage, title: string, body: string): string {
  const english = language === 'en';
  const other = english ? address : `${address}?lang=en`;
  return [
    '<!doctype html>',
    `<html lang="${english ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>`,
    `<header><strong>${escapeHtml(say(words, 'room'))}</strong><a href="${escapeHtml(other)}" lang="${english ? 'zh-CN' : 'en'}">${english ? '中文' : 'English'}</a></header>`,
    `<main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>\n`,
  ].join('\n');
}

/** The page of a link that opens nothing: never given, or replaced. */
export function unknownFeedbackPage(page: FeedbackPage): string {
  const title = say(page.words, 'refusal.link-unknown');
  return frame(page, title, `<p>${escapeHtml(say(page.words, 'refusal.link-unknown.way'))}</p>`);
}

function refusalBlock(words: Words, refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return '';
  const told = refusals.map(({ code, values }) => {
    const known = words[`refusal.${code}`] !== undefined;
    const what = say(words, known ? `refusal.${code}` : 'sent.refused', values);
    const way = words[`refusal.${code}.way`] ? say(words, `refusal.${code}.way`, values) : '';
    return `<p><strong>${escapeHtml(what)}</strong> ${escapeHtml(way)}</p>`;
  });
  return `<div class="refused" role="alert">${told.join('')}</div>`;
}

function form({ words, language, address }: FeedbackPage, typed: Typed): string {
  const value = (name: string): string => escapeHtml(typed[name] ?? '');
  const dated = (name: string, key: string): string =>
    `<label><span>${escapeHtml(say(words, key))}</span><input type="date" name="${name}" required value="${value(name)}"></label>`;
  const choices = feedbackVerdicts.map(
    (verdict) =>
      `<label><input type="radio" name="verdict" value="${verdict}" required${typed['verdict'] === verdict ? ' checked' : ''}> ${escapeHtml(say(words, `choice.verdict.${verdict}`))}</label>`,
  );
  return [
    `<h2>${escapeHtml(say(words, 'sent.form'))}</h2>`,
    `<form method="post" action="${escapeHtml(address)}${language === 'en' ? '?lang=en' : ''}">`,
    dated('publicisedSince', 'sent.since'),
    dated('publicisedUntil', 'sent.until-label'),
    `<fieldset><legend>${escapeHtml(say(words, 'sent.verdict'))}</legend>${choices.join('')}</fieldset>`,
    `<label><span>${escapeHtml(say(words, 'sent.remarks'))}</span><textarea name="remarks" rows="4" maxlength="2000">${value('remarks')}</textarea></label>`,
    `<label><span>${escapeHtml(say(words, 'sent.signed'))}</span><input type="text" name="signedBy" required maxlength="300" value="${value('signedBy')}"></label>`,
    `<button type="submit">${escapeHtml(say(words, 'sent.send'))}</button></form>`,
  ].join('\n');
}

function listBlock(words: Words, { people }: OpenedFeedback): string {
  const items = people.map(
    ({ name, className }) =>
      `<li>${escapeHtml(className === null ? name : `${name}（${className}）`)}</li>`,
  );
  return `<h2>${escapeHtml(say(words, 'sent.list', { count: people.length }))}</h2><ol>${items.join('')}</ol>`;
}

/** The list that a class is asked about, and the form of its answer; after it was sent, what was said. */
export function feedbackPage(
  page: FeedbackPage,
  opened: OpenedFeedback,
  {
    refusals = [],
    typed = {},
  }: { readonly refusals?: readonly Refusal[]; readonly typed?: Typed } = {},
): string {
  const { words } = page;
  const { title, unitName, className, seats, publicUntil, answered, verdict } = opened;
  const paragraph = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
    `<p>${escapeHtml(say(words, key, values))}</p>`;
  const note = (text: string): string => `<div class="note" role="status">${text}</div>`;
  const body = [
    paragraph('sent.lead', { unit: unitName, seats, className }),
    publicUntil === null ? '' : paragraph('sent.until', { until: publicUntil }),
    refusalBlock(words, refusals),
    listBlock(words, opened),
    answered !== null
      ? note(
          paragraph('sent.done', {
            day: answered,
            verdict: say(words, `choice.verdict.${verdict ?? 'agrees'}`),
          }),
        )
      : opened.over
        ? note(paragraph('sent.over'))
        : opened.expired
          ? note(`${paragraph('refusal.link-expired')}${paragraph('refusal.link-expired.way')}`)
          : form(page, typed),
    paragraph('sent.privacy'),
  ];
  return frame(page, say(words, 'sent.title', { title }), body.join('\n'));
}
