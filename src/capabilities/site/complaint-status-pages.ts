import { escapeHtml as e } from '../../engines/documents/paper/escape.ts';
import type { AnswerOf } from '../../engines/actions/verb.ts';
import { say } from '../../kernel/words.ts';
import type { complaintOutcomes, complaintStatus } from '../complaints/telling.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { alertOf, federation, hidden, link, textArea, type Problem } from './complaint-pages.ts';
import { linkTo, publicPage, type PageFrame } from './page.ts';

/** Where the receipt's code is entered. */
export function askReceiptPage(frame: PageFrame, problems: readonly Problem[], typed = ''): string {
  const { words } = frame;
  const body = [
    alertOf(frame, problems),
    `<form method="post" action="${linkTo(frame, '/complaints/status')}"><label for="receipt">${e(say(words, 'field.receipt'))}</label><p class="hint" id="receipt-hint">${e(say(words, 'site.status.lead'))}</p><input type="text" id="receipt" name="receipt" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="receipt-hint" value="${e(typed)}"><p><button>${e(say(words, 'site.status.look'))}</button></p></form>`,
    federation(frame),
  ].join('\n');
  return publicPage({ ...frame, indexed: false }, say(words, 'site.status.title'), body);
}

type Status = AnswerOf<typeof complaintStatus>;

const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .map((one) => `<p>${e(one)}</p>`)
    .join('');

function dueOf(frame: PageFrame, { state, takeBy, answerBy, late }: Status): string {
  const { words } = frame;
  if (state !== 'received' && state !== 'taken') return '';
  const due =
    state === 'received'
      ? say(words, 'site.status.due.take', { day: takeBy })
      : say(words, 'site.status.due.answer', { day: answerBy });
  const told = late
    ? `<dd class="broken">${e(say(words, 'site.status.late', { mailbox: nationalMailbox }))}</dd>`
    : '';
  return `<dt>${e(say(words, 'site.status.due'))}</dt><dd>${e(due)}</dd>${told}`;
}

function addForm(
  frame: PageFrame,
  status: Status,
  { receipt, formToken, typed }: { receipt: string; formToken: string; typed: string },
): string {
  const { words } = frame;
  if (status.state === 'closed') return `<p>${e(say(words, 'site.status.over'))}</p>`;
  const why =
    status.state === 'asked'
      ? `<p><strong>${e(say(words, 'site.status.asked'))}</strong></p>`
      : status.state === 'answered'
        ? `<p>${e(say(words, 'site.status.reopen'))}</p>`
        : '';
  return [
    `${why}<form method="post" action="${linkTo(frame, '/complaints/add')}">`,
    textArea(frame, { id: 'text', label: 'site.status.add', typed }),
    hidden(frame, formToken),
    `<input type="hidden" name="receipt" value="${e(receipt)}"><p><button>${e(say(words, 'site.status.add-send'))}</button></p></form>`,
  ].join('\n');
}

/** Where a complaint stands, everything said, and the place to add to it. */
export function statusPage(
  frame: PageFrame,
  status: Status,
  held: {
    readonly receipt: string;
    readonly formToken: string;
    readonly typed: string;
    readonly problems: readonly Problem[];
  },
): string {
  const { words } = frame;
  const said = status.messages.map(
    ({ kind, day, text }) =>
      `<h3>${e(say(words, `site.status.${kind}`))} <small>${day}</small></h3>${paragraphs(text)}`,
  );
  const finding =
    status.finding === null
      ? ''
      : `<dt>${e(say(words, 'field.finding'))}</dt><dd>${e(say(words, `choice.finding.${status.finding}`))}</dd>`;
  const body = [
    alertOf(frame, held.problems),
    `<dl><dt>${e(say(words, 'field.state'))}</dt><dd><strong>${e(say(words, `choice.state.${status.state}`))}</strong></dd>${dueOf(frame, status)}${finding}`,
    `<dt>${e(say(words, 'field.received'))}</dt><dd>${status.received}</dd><dt>${e(say(words, 'field.way'))}</dt><dd>${e(say(words, `choice.way.${status.way}`))}</dd></dl>`,
    `<h2>${e(say(words, 'site.status.said'))}</h2>${said.length > 0 ? said.join('') : `<p>${e(say(words, 'site.status.nothing'))}</p>`}`,
    addForm(frame, status, held),
    `<h2>${e(say(words, 'site.status.you'))}</h2>${paragraphs(status.text)}`,
    federation(frame),
  ].join('\n');
  return publicPage({ ...frame, indexed: false, alone: true }, say(words, 'site.status.of'), body);
}

/** How many came in, what became of them, and what was published. */
export function outcomesPage(
  frame: PageFrame,
  { counts, outcomes }: AnswerOf<typeof complaintOutcomes>,
): string {
  const { words } = frame;
  const figures = [
    ['site.outcomes.received', counts.received],
    ['site.outcomes.open', counts.open],
    ['site.outcomes.late', counts.late],
    ['site.outcomes.closed', counts.closed],
    ['choice.finding.upheld', counts.upheld],
    ['choice.finding.partly', counts.partly],
    ['choice.finding.not-upheld', counts.notUpheld],
    ['choice.finding.not-examined', counts.notExamined],
  ] as const;
  const list = outcomes.map(
    ({ closed, about, finding, text }) =>
      `<li><h3>${e(say(words, `choice.about.${about}`))}：${e(say(words, `choice.finding.${finding}`))} <small>${closed}</small></h3>${paragraphs(text)}</li>`,
  );
  const body = [
    `<h2>${e(say(words, 'site.outcomes.counts'))}</h2><dl class="figures">${figures.map(([key, count]) => `<div><dt>${e(say(words, key))}</dt><dd>${count}</dd></div>`).join('')}</dl>`,
    `<h2>${e(say(words, 'site.outcomes.published'))}</h2>`,
    list.length > 0
      ? `<ul class="plain">${list.join('')}</ul>`
      : `<p>${e(say(words, 'site.outcomes.none'))}</p>`,
    `<p>${link(frame, '/complaints', 'site.complaint.title')}</p>`,
    federation(frame),
  ].join('\n');
  return publicPage(frame, say(words, 'site.outcomes.title'), body);
}
