import type { Paper } from '../../../engines/documents/paper/paper.ts';
import type { Language } from '../../../kernel/words.ts';
import { paperTag, paperWords } from '../paper-language.ts';
import { drawChart } from './layout.ts';
import type { Chart } from './model.ts';
import { drawSecondLevel } from './second-level.ts';

/** 组织机构图 as a page lying on its side, the second level on a page of its own. */
export function chartPaper(chart: Chart | null, language: Language): Paper {
  const say = paperWords(language);
  const page = { language: paperTag(language), orientation: 'landscape' } as const;
  if (chart === null) {
    const text = say('paper.chart.none');
    return { ...page, title: text, foot: null, blocks: [{ kind: 'paragraph', line: text }] };
  }
  const drawing = drawChart(chart, say);
  const second = drawSecondLevel(chart, say);
  return {
    ...page,
    title: drawing.title,
    foot: say('paper.chart.foot', { day: chart.day }),
    blocks: [
      { kind: 'title', text: drawing.title },
      { kind: 'drawing', drawing },
      ...(second === null
        ? []
        : ([
            { kind: 'page-break' },
            { kind: 'heading', level: 1, text: second.title },
            { kind: 'drawing', drawing: second },
          ] as const)),
    ],
  };
}
