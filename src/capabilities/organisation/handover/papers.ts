import type { Paper, PaperBlock, PaperCell } from '../../../engines/documents/paper/paper.ts';
import { secondsAfter, type Instant } from '../../../kernel/instant.ts';
import type { Language } from '../../../kernel/words.ts';
import { paperTag, paperWords, type PaperWords } from '../paper-language.ts';
import type { HandoverItem } from './model.ts';
import type { ShownHandover } from './reads.ts';

const columns = ['number', 'kind', 'name', 'quantity', 'amount', 'note'] as const;

const cell = (text: string, align: PaperCell['align'] = 'start'): PaperCell => ({
  lines: text === '' ? [] : [text],
  align,
});

/** Yuan with both decimals, from 分. */
function yuan(cents: number): string {
  const digits = String(cents).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Day and minute in China (UTC+8 all year). */
function chinaMinute(at: Instant): string {
  const shifted = secondsAfter(at, 8 * 3600);
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}

function itemRow(item: HandoverItem, at: number, say: PaperWords): readonly PaperCell[] {
  const { kind, name, quantity, cents, note } = item;
  return [
    cell(String(at + 1), 'center'),
    cell(say(`paper.handover.kind.${kind}`), 'center'),
    cell(name),
    cell(quantity === null ? '' : String(quantity), 'end'),
    cell(cents === null ? '' : yuan(cents), 'end'),
    cell(note ?? ''),
  ];
}

/** The sum of what is money, as the last row; none where no money is handed over. */
function totalRow(
  items: readonly HandoverItem[],
  say: PaperWords,
): readonly (readonly PaperCell[])[] {
  const amounts = items.flatMap(({ cents }) => (cents === null ? [] : [cents]));
  if (amounts.length === 0) return [];
  const sum = amounts.reduce((a, b) => a + b, 0);
  return [
    [{ ...cell(say('paper.handover.total'), 'end'), columns: 4 }, cell(yuan(sum), 'end'), cell('')],
  ];
}

/** 交接清单: the newest version as it is printed, with who has signed and room for both hands. */
export function handoverPaper(shown: ShownHandover, language: Language): Paper {
  const say = paperWords(language);
  const { bodyName, day, giver, taker, items, note, signatures, version } = shown;
  const title = say('paper.handover.title', { body: bodyName });
  const lead = say('paper.handover.lead', {
    ...{ day, giver: giver.name, giverPost: giver.postName },
    ...{ taker: taker.name, takerPost: taker.postName },
  });
  const signed = signatures.map(({ side, signedAt }): PaperBlock => {
    const name = side === 'giver' ? giver.name : taker.name;
    const line = say(`paper.handover.signed-${side}`, { name, at: chinaMinute(signedAt) });
    return { kind: 'paragraph', line, indented: true };
  });
  return {
    ...{ title, language: paperTag(language), orientation: 'portrait' },
    foot: say('paper.handover.foot', { version }),
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', line: lead, indented: true },
      {
        ...{ kind: 'table', widths: [1, 1.5, 4, 1.5, 2.5, 5], headings: 1 },
        rows: [
          columns.map((column) => cell(say(`paper.handover.${column}`), 'center')),
          ...items.map((item, at) => itemRow(item, at, say)),
          ...totalRow(items, say),
        ],
      },
      ...(note === null
        ? []
        : [{ kind: 'paragraph', line: say('paper.handover.remark', { note }) } as const]),
      ...signed,
      {
        kind: 'signatures',
        signers: [
          say('paper.handover.giver', { name: giver.name }),
          say('paper.handover.taker', { name: taker.name }),
        ],
      },
    ],
  };
}
