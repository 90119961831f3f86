import { escapeHtml } from '../../engines/documents/paper/escape.ts';
import { paperStyle } from '../../engines/documents/paper/write-html.ts';
import { say, type Language, type Words } from '../../kernel/words.ts';

/** What every public page bears. */
export interface PageFrame {
  readonly slug: string;
  readonly school: string;
  readonly language: Language;
  readonly words: Words;
  /** The page's own address below the school's public pages, for the link to the other language. */
  readonly path: string;
  readonly indexed: boolean;
  /** It came of a form and cannot be asked for again in the other language. */
  readonly alone?: boolean;
}

const style = `${paperStyle}
body{max-width:52rem}header,footer{border-color:#ccc;border-style:solid;border-width:0 0 1px;padding:.5rem 0;margin-bottom:1rem}
footer{border-width:1px 0 0;margin-top:2rem;font-size:.9rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;list-style:none;padding:0;margin:.25rem 0}
a{color:#003a8c}a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible{outline:3px solid #faad14;outline-offset:2px}
code{overflow-wrap:anywhere}dt{font-weight:bold}dd{margin:0 0 .5em}
label{display:block;margin:.75em 0 .25em;font-weight:bold}input[type=text],select,textarea{width:100%;max-width:36rem;box-sizing:border-box;padding:.5em;font:inherit;border:1px solid #595959}
fieldset{border:1px solid #8c8c8c;margin:.75em 0;max-width:36rem;box-sizing:border-box}legend{font-weight:bold}label.choice{font-weight:normal;padding:.25em 0;margin:0}
.note{font-weight:normal;color:#595959}.hint{margin:0 0 .25em;color:#595959;max-width:36rem}.receipt{font-size:1.4rem;font-weight:bold}small{font-weight:normal;color:#595959}
.figures{display:flex;flex-wrap:wrap;gap:.5rem 2rem}ul.plain{list-style:none;padding:0}
button{font:inherit;padding:.5em 1.25em;background:#003a8c;color:#fff;border:0;margin-top:1em}
.holds::before{content:"✓ "}.broken::before{content:"✗ "}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem}
@media print{header nav,footer nav,form{display:none}}`;

/** The addresses of a school's public pages. */
export const addressOf = (slug: string, path = ''): string => `/${slug}/public${path}`;

/** An address in the page's language. */
export function linkTo({ slug, language }: PageFrame, path: string): string {
  return `${addressOf(slug, path)}${language === 'en' ? `${path.includes('?') ? '&' : '?'}lang=en` : ''}`;
}

const sections = ['', '/rules', '/leaders', '/verify', '/complaints'] as const;

/** A whole page: plain HTML, without a script, a cookie or anything fetched from elsewhere. */
export function publicPage(frame: PageFrame, title: string, body: string): string {
  const { words, language, school, slug, path, indexed, alone } = frame;
  const other = language === 'zh' ? `${addressOf(slug, path)}?lang=en` : addressOf(slug, path);
  const toggle = `<nav aria-label="${escapeHtml(say(words, 'site.language'))}"><a href="${other}" lang="${language === 'zh' ? 'en' : 'zh-CN'}">${language === 'zh' ? 'English' : '中文'}</a></nav>`;
  const links = sections.map(
    (section) =>
      `<li><a href="${linkTo(frame, section)}"${section === path ? ' aria-current="page"' : ''}>${escapeHtml(say(words, `site.nav${section.replace('/', '.')}`))}</a></li>`,
  );
  return [
    '<!doctype html>',
    `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    indexed ? '' : '<meta name="robots" content="noindex">',
    `<title>${escapeHtml(title)} — ${escapeHtml(school)}</title><style>${style}</style></head><body>`,
    `<a class="skip" href="#content">${escapeHtml(say(words, 'site.skip'))}</a>`,
    `<header><strong>${escapeHtml(school)}</strong><nav aria-label="${escapeHtml(say(words, 'site.pages'))}"><ul>${links.join('')}</ul></nav></header>`,
    `<main id="content"><h1>${escapeHtml(title)}</h1>${body}</main>`,
    `<footer>${alone === true ? '' : toggle}<p>${escapeHtml(say(words, 'site.foot'))}</p></footer>`,
    '</body></html>\n',
  ].join('\n');
}
