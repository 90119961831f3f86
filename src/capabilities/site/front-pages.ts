import { escapeHtml as e } from '../../engines/documents/paper/escape.ts';
import { htmlBlocks } from '../../engines/documents/paper/write-html.ts';
import { say } from '../../kernel/words.ts';
import { ruleBlocks } from '../disclosure/sections.ts';
import { nationalMailbox } from '../evaluation/forms/remarks.ts';
import { linkTo, publicPage, type PageFrame } from './page.ts';
import type { PublicSchool } from './reads.ts';

/** The front page: what was published, and where everything else is. */
export function frontPage(frame: PageFrame, { editions, settings }: PublicSchool): string {
  const { words } = frame;
  const rows = editions.map(
    ({ hash, unionName, formId, number, asOf, publishedOn }) =>
      `<tr><td><a href="${linkTo(frame, `/editions/${hash}`)}">${e(say(words, 'site.edition', { union: unionName, form: formId, number }))}</a></td><td>${asOf}</td><td>${publishedOn}</td></tr>`,
  );
  const table = `<div class="table" role="region" tabindex="0" aria-label="${e(say(words, 'site.editions'))}"><table><thead><tr><th scope="col">${e(say(words, 'site.editions'))}</th><th scope="col">${e(say(words, 'site.as-of'))}</th><th scope="col">${e(say(words, 'site.published'))}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const contact = settings.contact === null ? '' : `<p>${e(settings.contact)}</p>`;
  const body = [
    `<h2>${e(say(words, 'site.editions'))}</h2>`,
    rows.length > 0 ? table : `<p>${e(say(words, 'site.no-editions'))}</p>`,
    `<h2>${e(say(words, 'site.turn-to'))}</h2>${contact}`,
    `<p><a href="${linkTo(frame, '/complaints')}">${e(say(words, 'site.complain'))}</a></p>`,
    `<p>${e(say(words, 'site.national', { mailbox: nationalMailbox }))}</p>`,
  ].join('\n');
  return publicPage(frame, say(words, 'site.title', { school: frame.school }), body);
}

/** The rules in force, each with its articles. */
export function rulesPage(frame: PageFrame, { rules }: PublicSchool): string {
  const { words } = frame;
  const body =
    rules.length > 0
      ? htmlBlocks(rules.flatMap(ruleBlocks), -1)
      : `<p>${e(say(words, 'site.no-rules'))}</p>`;
  return publicPage(frame, say(words, 'site.nav.rules'), body);
}

/** Who leads the unions, by post and name. */
export function leadersPage(frame: PageFrame, { unions, settings }: PublicSchool): string {
  const { words } = frame;
  const body = unions.map(({ name, leaders }) => {
    const items = leaders.map((one) => `<li>${e(one.post)}：${e(one.name)}</li>`).join('');
    const list = items === '' ? `<p>${e(say(words, 'site.no-leaders'))}</p>` : `<ul>${items}</ul>`;
    return `<h2>${e(name)}</h2>${list}`;
  });
  const contact =
    settings.contact === null
      ? ''
      : `<h2>${e(say(words, 'site.contact'))}</h2><p>${e(settings.contact)}</p>`;
  const nothing = unions.length === 0 ? `<p>${e(say(words, 'site.no-leaders'))}</p>` : '';
  return publicPage(frame, say(words, 'site.nav.leaders'), body.join('\n') + nothing + contact);
}

/** What a stranger is told where there is nothing at an address. */
export function nothingPage(frame: PageFrame): string {
  const { words } = frame;
  const body = `<p>${e(say(words, 'site.nothing'))}</p><p><a href="${linkTo(frame, '')}">${e(say(words, 'site.nav'))}</a></p>`;
  return publicPage(frame, say(words, 'site.nothing-title'), body);
}
