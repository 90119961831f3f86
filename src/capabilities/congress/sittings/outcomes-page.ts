import { escapeHtml } from '../../../engines/documents/paper/escape.ts';
import { say } from '../../../kernel/words.ts';
import type { ProposalOutcome } from './proposal-looking.ts';
import type { HallPage } from './screen-page.ts';

const e = escapeHtml;

const style = `body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;color:#1f1f1f;background:#fff;max-width:48rem;margin:0 auto;padding:0 1rem 3rem;overflow-wrap:anywhere}
header{border-bottom:1px solid #ccc;padding:.5rem 0;margin-bottom:1rem;display:flex;justify-content:space-between;gap:1rem}h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.5rem 0 .25rem}
a{color:#003a8c}a:focus-visible{outline:3px solid #faad14;outline-offset:2px}ul{list-style:none;padding:0}li{border:1px solid #d9d9d9;border-radius:4px;padding:.5rem .75rem;margin:.5rem 0}.soft{color:#595959}p{margin:.25rem 0}`;

function outcomeItem(
  { number, title, state, office, due, reply, why, mergedInto }: ProposalOutcome,
  { words }: HallPage,
): string {
  const standing =
    mergedInto === null
      ? say(words, `choice.state.${state}`)
      : say(words, 'paper.merged-into', { number: mergedInto });
  const lines = [
    `<p><strong>${number}. ${e(title)}</strong></p>`,
    `<p>${e(standing)}${office === null ? '' : ` · ${e(office)}`}${state === 'assigned' && due !== null ? ` · ${e(say(words, 'hall.due', { due }))}` : ''}</p>`,
    ...(why === null ? [] : [`<p>${e(say(words, 'hall.why', { why }))}</p>`]),
    ...(reply === null ? [] : [`<p>${e(say(words, 'hall.reply', { reply }))}</p>`]),
  ];
  return `<li>${lines.join('')}</li>`;
}

/** What became of proposals, for anybody: plain HTML without a script, and nobody's name. */
export function outcomesPage(
  page: HallPage,
  outcomes: readonly ProposalOutcome[],
  address: string,
): string {
  const { words, language } = page;
  const english = language === 'en';
  const title = say(words, 'hall.outcomes');
  const congresses = [...new Set(outcomes.map(({ congress }) => congress))];
  const parts = congresses.map((congress) => {
    const own = outcomes.filter((one) => one.congress === congress);
    return `<h2>${e(congress)}</h2><ul>${own.map((one) => outcomeItem(one, page)).join('')}</ul>`;
  });
  const body =
    parts.length === 0
      ? `<p class="soft">${e(say(words, 'hall.outcomes.none'))}</p>`
      : parts.join('');
  return [
    '<!doctype html>',
    `<html lang="${english ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${e(title)}</title><style>${style}</style></head><body>`,
    `<header><strong>${e(say(words, 'hall.product'))}</strong><a href="${e(address)}${english ? '' : '?lang=en'}" lang="${english ? 'zh-CN' : 'en'}">${english ? '中文' : 'English'}</a></header>`,
    `<main><h1>${e(title)}</h1>${body}</main></body></html>\n`,
  ].join('');
}
