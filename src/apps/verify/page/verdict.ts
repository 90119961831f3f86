import { say, type Language, type Words } from '../../../kernel/words.ts';
import { boardReport, type Asked, type BoardReport } from '../board-report.ts';
import { element, listOf } from './dom.ts';
import type { Verdict } from './messages.ts';

function answer(holds: boolean, sentences: readonly string[], words: Words): HTMLElement {
  return element('section', { className: holds ? 'verdict' : 'verdict broken' }, [
    element('h2', {}, [say(words, holds ? 'page.holds' : 'page.broken')]),
    ...sentences.map((one) => element('p', {}, [one])),
  ]);
}

function checkTable({ checks }: BoardReport, words: Words): HTMLTableElement {
  const heads = ['number', 'state', 'what'].map((key) =>
    element('th', { scope: 'col' }, [say(words, `page.check.${key}`)]),
  );
  const rows = checks.map(({ check, state, sentence }) => {
    const mark = say(words, state === 'not-asked' ? 'board.not-asked' : `mark.${state}`).trim();
    return element('tr', {}, [
      element('td', {}, [check]),
      element('td', { className: state }, [mark]),
      element('td', {}, [sentence]),
    ]);
  });
  return element('table', {}, [
    element('thead', {}, [element('tr', {}, heads)]),
    element('tbody', {}, rows),
  ]);
}

function titled(title: string, content: HTMLElement): HTMLElement {
  return element('section', {}, [element('h2', {}, [title]), content]);
}

function boardParts(report: BoardReport, words: Words): readonly HTMLElement[] {
  const { holds, about, result, failures, ends } = report;
  const broken = failures.map(({ check, sentence }) =>
    element('li', {}, [element('b', {}, [check]), ` ${sentence}`]),
  );
  return [
    answer(holds, ends, words),
    ...(broken.length > 0
      ? [titled(say(words, 'page.failures'), element('ul', { className: 'failures' }, broken))]
      : []),
    ...(result.length > 0 ? [titled(say(words, 'page.result'), listOf(result))] : []),
    titled(say(words, 'page.about'), listOf(about)),
    titled(say(words, 'page.checks'), checkTable(report, words)),
  ];
}

/** A verdict as the page shows it, the answer first. */
export function verdictParts(
  verdict: Verdict,
  asked: Asked,
  { words, language }: { readonly words: Words; readonly language: Language },
): readonly HTMLElement[] {
  switch (verdict.kind) {
    case 'board':
      return boardParts(boardReport(verdict.verification, asked, words), words);
    case 'told':
      return [answer(verdict.holds, [], words), element('pre', {}, [verdict.text[language]])];
    case 'unreadable': {
      const { code, file, place } = verdict.why;
      return [answer(false, [say(words, `unreadable.${code}`, { file, place })], words)];
    }
    default:
      return verdict satisfies never;
  }
}
