import { escapeHtml as e } from '../../engines/documents/paper/escape.ts';
import { htmlBlocks } from '../../engines/documents/paper/write-html.ts';
import type { Paper } from '../../engines/documents/paper/paper.ts';
import { say } from '../../kernel/words.ts';
import type { Edition } from '../disclosure/edition/model.ts';
import { checks, type CheckNumber, type Verification } from '../disclosure/edition/verify.ts';
import { disclosurePaper, shownParts } from '../disclosure/papers.ts';
import { paperWordsZh } from '../disclosure/paper-words.zh.ts';
import { officialColumns } from '../roster/papers.ts';
import { linkTo, publicPage, type PageFrame } from './page.ts';

/** A published copy as a paper; it is a Chinese paper, whatever the page's language. */
export const paperOfEdition = ({ head, parts }: Edition): Paper =>
  disclosurePaper({
    head,
    parts: shownParts(parts),
    rosterColumns: officialColumns,
    words: paperWordsZh,
  });

/** An edition, with its fingerprint, its files and what came of checking it. */
export function editionPage(
  frame: PageFrame,
  edition: Edition,
  verification: Verification,
): string {
  const { words } = frame;
  const { head, hash } = edition;
  const paper = paperOfEdition(edition);
  const at = `/editions/${hash}`;
  const holds = verification.failures.length === 0;
  const corrects =
    head.corrects === null
      ? ''
      : `<p>${e(say(words, 'site.corrects', { why: head.corrects.why }))} <a href="${linkTo(frame, `/editions/${head.corrects.hash}`)}">${e(say(words, 'site.before'))}</a></p>`;
  const body = [
    corrects,
    `<dl><dt>${e(say(words, 'site.as-of'))}</dt><dd>${head.asOf}</dd><dt>${e(say(words, 'site.published'))}</dt><dd>${head.publishedOn}</dd>`,
    `<dt>${e(say(words, 'site.fingerprint'))}</dt><dd><code>${hash}</code></dd>`,
    `<dt>${e(say(words, 'site.check'))}</dt><dd class="${holds ? 'holds' : 'broken'}">${e(say(words, holds ? 'site.holds' : 'site.broken', { count: verification.failures.length, recomputed: verification.recomputed }))} <a href="${linkTo(frame, `/verify?hash=${hash}`)}">${e(say(words, 'site.how'))}</a></dd></dl>`,
    `<p><a href="${linkTo(frame, `${at}/disclosure.docx`)}">Word</a> · <a href="${linkTo(frame, `${at}/disclosure.json`)}">${e(say(words, 'site.json'))}</a> · <a href="${linkTo(frame, `${at}/paste.html`)}">${e(say(words, 'site.paste'))}</a></p>`,
    `<article lang="zh-CN">${htmlBlocks(paper.blocks.slice(1), 0)}</article>`,
  ].join('\n');
  return publicPage({ ...frame, path: at, indexed: false }, paper.title, body);
}

const numbers = Object.keys(checks) as readonly CheckNumber[];

/** What came of a check: every check by its number, then what does not hold, with its place. */
function result(frame: PageFrame, { head, hash }: Edition, found: Verification): string {
  const { words } = frame;
  const broken = new Set(found.failures.map(({ check }) => check));
  const lines = numbers.map(
    (check) =>
      `<li class="${broken.has(check) ? 'broken' : 'holds'}">${check} ${e(say(words, `check.${checks[check]}`))}（${e(say(words, broken.has(check) ? 'site.does-not' : 'site.does'))}）</li>`,
  );
  const failures = found.failures.map(
    ({ check, place, values }) =>
      `<li>${check} ${e(say(words, `failure.${checks[check]}`, values))} ${e(place)}</li>`,
  );
  return [
    `<h2>${e(head.school.name)} ${e(head.union.name)} ${head.asOf}</h2><p><code>${hash}</code></p>`,
    `<ul>${lines.join('')}</ul>`,
    failures.length > 0
      ? `<h3>${e(say(words, 'site.broken', { count: failures.length, recomputed: found.recomputed }))}</h3><ul>${failures.join('')}</ul>`
      : `<p class="holds">${e(say(words, 'site.holds', { count: 0, recomputed: found.recomputed }))}</p>`,
    found.open.length > 0
      ? `<p>${e(say(words, 'site.open', { count: found.open.length, items: found.open.join(' ') }))}</p>`
      : '',
  ].join('\n');
}

/** What a stranger asked to have checked. */
export type Checked =
  | { readonly kind: 'asked' }
  | { readonly kind: 'unreadable'; readonly code: string; readonly place: string }
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'done';
      readonly edition: Edition;
      readonly verification: Verification;
      /** Whether it is one this school published. */
      readonly own: boolean;
    };

/** Where anybody checks an edition: by its fingerprint, by its file, or at home with the program. */
export function verifyPage(frame: PageFrame, checked: Checked): string {
  const { words } = frame;
  const told = ((): string => {
    switch (checked.kind) {
      case 'asked':
        return '';
      case 'unknown':
        return `<p role="alert">${e(say(words, 'site.unknown'))}</p>`;
      case 'unreadable':
        return `<p role="alert">${e(say(words, `site.unreadable.${checked.code}`, { place: checked.place }))}</p>`;
      case 'done':
        return (
          `<p>${e(say(words, checked.own ? 'site.ours' : 'site.not-ours'))}</p>` +
          result(frame, checked.edition, checked.verification)
        );
    }
  })();
  const action = linkTo(frame, '/verify');
  const body = [
    told,
    `<p>${e(say(words, 'site.verify-why'))}</p>`,
    `<form method="get" action="${action.split('?')[0] ?? ''}">${frame.language === 'en' ? '<input type="hidden" name="lang" value="en">' : ''}<label for="hash">${e(say(words, 'site.fingerprint'))}</label><input type="text" id="hash" name="hash" maxlength="64" autocomplete="off" spellcheck="false"><button>${e(say(words, 'site.check-it'))}</button></form>`,
    `<form method="post" action="${action}" enctype="multipart/form-data"><label for="bundle">${e(say(words, 'site.file'))}</label><input type="file" id="bundle" name="bundle" accept="application/json,.json" required><br><button>${e(say(words, 'site.check-it'))}</button></form>`,
    `<h2>${e(say(words, 'site.at-home'))}</h2><p>${e(say(words, 'site.at-home-how'))}</p><p><code>mingzhang verify disclosure.json</code></p>`,
  ].join('\n');
  return publicPage({ ...frame, path: '/verify' }, say(words, 'site.nav.verify'), body);
}
