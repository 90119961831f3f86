import { escapeHtml } from '../../../engines/documents/paper/escape.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import { lineFields, type LineCells, type LineField } from '../lines/line.ts';
import type { PlanProblem } from '../taking/match.ts';
import type { OpenedRequest } from './sending.ts';

/** What every page behind a link bears. */
export interface SentPage {
  readonly words: Words;
  readonly language: Language;
  /** The page's own address, without a query. */
  readonly address: string;
}

const style = `:root{color-scheme:light}*{box-sizing:border-box}
body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1f1f1f;max-width:64rem;margin:0 auto;padding:0 1rem 3rem}
header{border-bottom:1px solid #ccc;padding:.5rem 0;margin-bottom:1rem;display:flex;justify-content:space-between;gap:1rem}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2rem}a{color:#003a8c}
a:focus-visible,button:focus-visible,input:focus-visible{outline:3px solid #faad14;outline-offset:2px}
button{font:inherit;padding:.5em 1.25em;background:#003a8c;color:#fff;border:0;border-radius:4px}
button.second{background:#fff;color:#003a8c;border:1px solid #003a8c}
input[type=file]{display:block;max-width:100%;margin:.5em 0}
.note,.refused{border-left:4px solid #003a8c;background:#f0f5ff;padding:.5rem .75rem;margin:1rem 0}.refused{border-color:#a8071a;background:#fff1f0}
ul.lines{list-style:none;padding:0;margin:0;display:grid;gap:.75rem;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}
ul.lines>li{border:1px solid #d9d9d9;border-radius:4px;padding:.5rem .75rem}ul.lines>li.wrong{border-color:#a8071a}
fieldset{border:0;padding:0;margin:0}legend{font-weight:bold}
label{display:grid;grid-template-columns:6.5rem 1fr;gap:.5rem;align-items:center;margin:.25rem 0;font-size:.95rem}
input[type=text]{font:inherit;width:100%;padding:.2em .4em;border:1px solid #8c8c8c;border-radius:2px}
input[aria-invalid=true]{border:2px solid #a8071a}.wrong p{margin:.1rem 0 .4rem;color:#a8071a;font-size:.9rem}
.tools{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0;position:sticky;bottom:0;background:#fff;padding:.5rem 0;border-top:1px solid #ccc}
@media print{form button,.tools{display:none}}`;

function frame({ words, language, address }: SentPage, title: string, body: string): string {
  const english = language === 'en';
  const other = english ? address : `${address}?lang=en`;
  return [
    '<!doctype html>',
    `<html lang="${english ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${style}</style></head><body>`,
    `<header><strong>${escapeHtml(say(words, 'sent.product'))}</strong><a href="${escapeHtml(other)}" lang="${english ? 'zh-CN' : 'en'}">${english ? '中文' : 'English'}</a></header>`,
    `<main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>\n`,
  ].join('\n');
}

/** The page of a link that opens nothing: never given, replaced, or taken back. */
export function unknownLinkPage(page: SentPage): string {
  const { words } = page;
  const title = say(words, 'refusal.link-unknown');
  return frame(page, title, `<p>${escapeHtml(say(words, 'refusal.link-unknown.way'))}</p>`);
}

function refusalBlock(words: Words, refusals: readonly Refusal[]): string {
  if (refusals.length === 0) return '';
  const told = refusals.map(({ code, values }) => {
    const what = words[`refusal.${code}`]
      ? say(words, `refusal.${code}`, values)
      : say(words, 'sent.refused');
    const way = words[`refusal.${code}.way`] ? say(words, `refusal.${code}.way`, values) : '';
    return `<p><strong>${escapeHtml(what)}</strong> ${escapeHtml(way)}</p>`;
  });
  return `<div class="refused" role="alert">${told.join('')}</div>`;
}

/** Fields a unit fills in, in the order of its template; the unit itself is known by the link. */
const asked: readonly LineField[] = lineFields.filter(
  (field) => field !== 'unit' && field !== 'education' && field !== 'programme',
);

/** Fields a line shows: those asked for, and any other that its file filled. */
const fieldsOf = (cells: LineCells): readonly LineField[] =>
  lineFields.filter((field) => asked.includes(field) || (cells[field] ?? '') !== '');

function inputOf(
  words: Words,
  {
    line,
    field,
    value,
  }: { readonly line: number; readonly field: LineField; readonly value: string },
  problems: readonly PlanProblem[],
): string {
  const name = `${line}.${field}`;
  const wrong = problems.length > 0;
  const told = problems.map(
    ({ code, values }) =>
      `<p id="p-${name}">${escapeHtml(say(words, `refusal.${code}`, values))} ${escapeHtml(say(words, `refusal.${code}.way`, values))}</p>`,
  );
  return `<label><span>${escapeHtml(say(words, `field.${field}`))}</span><input type="text" name="${name}" value="${escapeHtml(value)}" maxlength="60"${wrong ? ` aria-invalid="true" aria-describedby="p-${name}"` : ''}></label>${told.join('')}`;
}

function lineBlock(words: Words, { lines, problems }: OpenedRequest, at: number): string {
  const line = lines[at];
  if (!line) return '';
  const own = problems.filter((problem) => problem.line === at);
  const inputs = fieldsOf(line.cells).map((field) =>
    inputOf(
      words,
      { line: at, field, value: line.cells[field] ?? '' },
      own.filter((problem) => problem.field === field),
    ),
  );
  const legend = say(words, 'sent.line', { number: at + 1, row: line.row });
  return `<li${own.length > 0 ? ' class="wrong"' : ''}><fieldset><legend>${escapeHtml(legend)}</legend>${inputs.join('')}</fieldset></li>`;
}

/** Wrong lines first, so that a phone need not scroll for them. */
const inOrder = ({ lines, problems }: OpenedRequest): readonly number[] => {
  const wrong = new Set(problems.map(({ line }) => line));
  const all = lines.map((_, at) => at);
  return [...all.filter((at) => wrong.has(at)), ...all.filter((at) => !wrong.has(at))];
};

function uploadForm(
  { words, address, language }: SentPage,
  { revision, lines }: OpenedRequest,
): string {
  const query = language === 'en' ? '?lang=en' : '';
  const label = say(words, lines.length > 0 ? 'sent.upload-again' : 'sent.upload');
  return `<h2>${escapeHtml(say(words, 'sent.step-file'))}</h2>
<p><a href="${escapeHtml(address)}/template.xlsx">${escapeHtml(say(words, 'sent.template'))}</a></p>
<form method="post" action="${escapeHtml(address)}/upload${query}" enctype="multipart/form-data"><input type="hidden" name="revision" value="${revision}">
<label for="file" style="display:block">${escapeHtml(say(words, 'sent.file'))}</label><input id="file" type="file" name="file" accept=".xlsx,.docx,.csv,.txt" required>
<button class="${lines.length > 0 ? 'second' : ''}">${escapeHtml(label)}</button></form>`;
}

function linesForm(page: SentPage, opened: OpenedRequest): string {
  const { words, address, language } = page;
  const { lines, problems, revision } = opened;
  if (lines.length === 0) return '';
  const query = language === 'en' ? '?lang=en' : '';
  const lead =
    problems.length > 0
      ? say(words, 'sent.wrong', { lines: lines.length, count: problems.length })
      : say(words, 'sent.right', { lines: lines.length });
  return `<h2>${escapeHtml(say(words, 'sent.step-check'))}</h2><p class="${problems.length > 0 ? 'refused' : 'note'}" role="status">${escapeHtml(lead)}</p>
<form method="post" action="${escapeHtml(address)}/save${query}"><input type="hidden" name="revision" value="${revision}"><input type="hidden" name="lines" value="${lines.length}">
<ul class="lines">${inOrder(opened)
    .map((at) => lineBlock(words, opened, at))
    .join('')}</ul>
<div class="tools"><button name="then" value="save" class="second">${escapeHtml(say(words, 'sent.save'))}</button><button name="then" value="send">${escapeHtml(say(words, 'sent.send'))}</button></div></form>`;
}

/** The page behind a link: what is asked, what came back, the file, its lines with what is wrong, and sending them. */
export function sentRosterPage(
  page: SentPage,
  opened: OpenedRequest,
  refusals: readonly Refusal[],
): string {
  const { words } = page;
  const title = say(words, 'sent.title', { school: opened.schoolName, unit: opened.unitName });
  const head = `<p>${escapeHtml(say(words, 'sent.lead', { title: opened.title, due: opened.due }))}</p>`;
  const closed = opened.state === 'sent' || opened.state === 'accepted';
  if (closed)
    return frame(
      page,
      title,
      `${head}<p class="note" role="status"><strong>${escapeHtml(say(words, `sent.${opened.state}`, { lines: opened.lines.length }))}</strong></p>`,
    );
  const expired = opened.expired
    ? refusalBlock(words, [{ code: 'link-expired', field: [], values: {} }])
    : '';
  const returned = opened.remarks
    ? `<div class="refused"><p><strong>${escapeHtml(say(words, 'sent.returned'))}</strong></p><p>${escapeHtml(opened.remarks)}</p></div>`
    : '';
  const forms = opened.expired ? '' : `${uploadForm(page, opened)}${linesForm(page, opened)}`;
  return frame(page, title, `${head}${returned}${refusalBlock(words, refusals)}${expired}${forms}`);
}
