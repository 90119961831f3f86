import { createHash } from 'node:crypto';
import { escapeHtml } from '../../../engines/documents/paper/escape.ts';
import { say, type Language, type Words } from '../../../kernel/words.ts';
import { nextItem } from './next-item.ts';
import type { RoundGoingOn } from '../../elections/going-on.ts';
import type { ElectionSeen, ItemTold, ResolutionSeen, SittingTold } from './sitting-reads.ts';
import { votingBlock, type BallotOnScreen } from './voting-block.ts';

/** What a page without log-in bears. */
export interface HallPage {
  readonly words: Words;
  readonly language: Language;
}

/** A sitting as the hall's screen shows it: with the rounds of voting that are on. */
export interface OnScreen extends SittingTold {
  /** Of the election that is on, while it is not certified. */
  readonly voting: readonly RoundGoingOn[];
  readonly ballots: readonly BallotOnScreen[];
  /** Where delegates fetch their ballots. */
  readonly address: string;
}

const e = escapeHtml;

/** What is fetched anew; a lost network keeps the last of it and says since when. Nothing is kept but the colours. */
const script = `(function(){
var main=document.querySelector('main'),lost=document.getElementById('lost'),root=document.documentElement;
var kept=null;try{kept=localStorage.getItem('hall-colours')}catch(_){}
if(kept==='light')root.dataset.colours='light';
document.getElementById('colours').onclick=function(){var light=root.dataset.colours!=='light';
if(light)root.dataset.colours='light';else delete root.dataset.colours;
try{localStorage.setItem('hall-colours',light?'light':'dark')}catch(_){}};
document.getElementById('full').onclick=function(){if(document.fullscreenElement)document.exitFullscreen();else root.requestFullscreen&&root.requestFullscreen()};
function turn(){fetch(location.pathname+'/now'+location.search,{cache:'no-store'}).then(function(answer){
if(answer.status===404)return location.reload();if(!answer.ok)throw 0;return answer.text().then(function(text){
if(main.innerHTML!==text)main.innerHTML=text;lost.hidden=true})}).catch(function(){lost.hidden=false}).then(function(){setTimeout(turn,3000)})}
setTimeout(turn,3000)})();`;

/** Only this script runs, only this server is asked. */
export const hallPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const style = `:root{--ground:#0d1420;--ink:#f4f7fb;--soft:#aebbcc;--line:#34435a;--good:#7ed99a;--bad:#ffb4a8;color-scheme:dark}
:root[data-colours=light]{--ground:#fff;--ink:#141b26;--soft:#4a5463;--line:#cfd6df;--good:#17603a;--bad:#9c2219;color-scheme:light}
*{box-sizing:border-box;margin:0}body{background:var(--ground);color:var(--ink);font:clamp(1.1rem,2.2vw,2.4rem)/1.4 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;min-height:100vh;display:flex;flex-direction:column;overflow-wrap:anywhere}
main{flex:1;display:flex;flex-direction:column;padding:3vmin 5vmin;gap:3vmin}
.head{color:var(--soft);border-bottom:2px solid var(--line);padding-bottom:2vmin}.head strong{color:var(--ink);font-weight:600}
.now{flex:1;display:flex;flex-direction:column;justify-content:center;gap:2vmin}
.now h1{font-size:clamp(2rem,6vw,7rem);line-height:1.15;font-weight:700;text-wrap:balance}.now h1.small{font-size:clamp(1.5rem,3.4vw,4rem)}
.soft{color:var(--soft)}.result{border:3px solid var(--line);border-radius:1vmin;padding:2vmin 3vmin}
.result ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:1vmin 4vmin}.result b{font-size:1.5em;font-variant-numeric:tabular-nums}
.fetch{display:flex;align-items:center;gap:3vmin;flex-wrap:wrap}.square{width:clamp(8rem,24vmin,22rem);height:auto;border-radius:1vmin}
.good{color:var(--good)}.bad{color:var(--bad)}.verdict{font-weight:700;font-size:1.35em}
.code{display:flex;flex-wrap:wrap;gap:0 2vmin;align-items:baseline}.code b{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:clamp(2rem,5.5vw,6rem);line-height:1.1;letter-spacing:.06em}
.quorum{border-top:2px solid var(--line);padding-top:2vmin;display:flex;flex-wrap:wrap;gap:1vmin 5vmin;align-items:baseline}
.quorum b{font-size:1.9em;font-variant-numeric:tabular-nums}
footer{display:flex;gap:1rem;justify-content:flex-end;align-items:center;padding:.5rem 1rem;font-size:1rem}
button{font:inherit;background:none;color:var(--soft);border:1px solid var(--line);border-radius:4px;padding:.2em .8em;cursor:pointer}
button:focus-visible{outline:3px solid #f0b429;outline-offset:2px}#lost{color:var(--bad);font-weight:600;margin-right:auto}`;

function voteBlock({ title, vote }: ResolutionSeen, words: Words): string {
  if (vote === null)
    return `<div class="result"><p>${e(say(words, 'hall.voting', { title }))}</p></div>`;
  const { yes, no, abstain, needed, passed } = vote;
  const counts = [
    ['field.yes', yes],
    ['field.no', no],
    ['field.abstain', abstain],
    ['field.needed', needed],
  ] as const;
  const verdict = `<p class="verdict ${passed ? 'good' : 'bad'}">${passed ? '✓' : '✗'} ${e(say(words, passed ? 'hall.carried' : 'hall.not-carried'))}</p>`;
  return `<div class="result"><p>${e(title)}</p><ul>${counts
    .map(([key, count]) => `<li>${e(say(words, key))} <b>${count}</b></li>`)
    .join('')}</ul>${verdict}</div>`;
}

function electionBlock(
  { id, title, certified, offices }: ElectionSeen,
  { words, language }: HallPage,
  { voting, ballots, address }: OnScreen,
): string {
  const own = ballots.filter(({ electionId }) => electionId === id);
  if (!certified && voting.length + own.length > 0)
    return votingBlock({ words, language, rounds: voting, ballots: own, address });
  if (!certified)
    return `<div class="result"><p>${e(say(words, 'hall.electing', { title }))}</p></div>`;
  const lines = offices.map(({ title: office, elected }) => {
    const names = elected.map(({ name }) => name).join('、');
    return elected.length === 0
      ? `<p>${e(say(words, 'paper.elected.none', { office }))}</p>`
      : `<p>${e(say(words, 'paper.elected', { office, names }))}</p>`;
  });
  return `<div class="result">${lines.join('')}</div>`;
}

/** The newest resolution of an item; without an item, the newest of the sitting that was voted on. */
function shownResolution(told: SittingTold, item: ItemTold | null): ResolutionSeen | null {
  const fit = told.resolutions.filter((one) =>
    item === null ? one.itemId === null && one.vote !== null : one.itemId === item.id,
  );
  return fit.at(-1) ?? null;
}

function nowBlock(told: OnScreen, page: HallPage): string {
  const { words } = page;
  const item = told.items.find(({ stage }) => stage === 'now') ?? null;
  const next = nextItem(told.items);
  const resolution = shownResolution(told, item);
  const election = told.elections.find(({ id }) => id === item?.electionId) ?? null;
  const results = [
    resolution === null ? '' : voteBlock(resolution, words),
    election === null ? '' : electionBlock(election, page, told),
  ].join('');
  const stage =
    told.closedAt !== null ? 'hall.closed' : told.openedAt === null ? 'hall.waiting' : 'hall.open';
  const heading = item === null ? say(words, stage) : item.title;
  const speaker =
    item === null || item.speaker === null
      ? ''
      : `<p>${e(say(words, 'hall.speaker', { name: item.speaker }))}</p>`;
  const after =
    next === null || told.closedAt !== null
      ? ''
      : `<p class="soft">${e(say(words, 'hall.next', { title: next.title }))}</p>`;
  return `<section class="now"><h1${results === '' ? '' : ' class="small"'}>${e(heading)}</h1>${speaker}${results}${after}</section>`;
}

/** What changes: the item, the quorum, the result of a vote. */
export function hallNow(page: HallPage, told: OnScreen): string {
  const { words } = page;
  const { expected, present, needed, met } = told.quorum;
  const counts = [
    ['hall.expected', expected],
    ['hall.present', present],
    ['hall.needed', needed],
  ] as const;
  const numbers = counts.map(
    ([key, count]) => `<span>${e(say(words, key))} <b>${count}</b></span>`,
  );
  const verdict = `<span class="${met ? 'good' : 'bad'}">${met ? '✓' : '✗'} ${e(say(words, met ? 'hall.quorum' : 'hall.no-quorum'))}</span>`;
  return `<p class="head"><strong>${e(told.congressTitle)}</strong> ${e(told.title)}</p>${nowBlock(told, page)}<p class="quorum">${numbers.join('')}${verdict}</p>`;
}

function frame({ words, language }: HallPage, title: string, body: string, tools: string): string {
  return [
    '<!doctype html>',
    `<html lang="${language === 'en' ? 'en' : 'zh-CN'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<meta name="robots" content="noindex"><title>${e(title)}</title><style>${style}</style></head><body>`,
    `<main aria-live="polite">${body}</main>`,
    tools === ''
      ? ''
      : `<footer><span id="lost" role="status" hidden>${e(say(words, 'hall.lost'))}</span>${tools}</footer><script>${script}</script>`,
    '</body></html>\n',
  ].join('');
}

/** The page of the hall's screen: large type, dark or light, anew every three seconds. */
export function hallPage(page: HallPage, told: OnScreen): string {
  const { words } = page;
  const tools = `<button type="button" id="colours">${e(say(words, 'hall.colours'))}</button><button type="button" id="full">${e(say(words, 'hall.full'))}</button>`;
  return frame(page, `${told.congressTitle} ${told.title}`, hallNow(page, told), tools);
}

/** The page of a link that opens nothing. */
export function unknownScreen(page: HallPage): string {
  const { words } = page;
  const says = e(say(words, 'refusal.screen-unknown'));
  const way = e(say(words, 'refusal.screen-unknown.way'));
  return frame(
    page,
    says,
    `<section class="now"><h1 class="small">${says}</h1><p>${way}</p></section>`,
    '',
  );
}
