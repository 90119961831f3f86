import type { Drawing } from '../drawing.ts';
import type { Paper } from '../paper.ts';

/** A small chart of an invented union. */
export const sampleDrawing: Drawing = {
  title: '组织架构图',
  description: '主席团下设两个部门',
  width: 320,
  height: 170,
  boxes: [
    {
      x: 100,
      y: 5,
      width: 120,
      height: 34,
      lines: ['主席团', '4 人'],
      fontSize: 11,
      shape: 'rounded',
      look: 'strong',
    },
    {
      x: 10,
      y: 90,
      width: 90,
      height: 40,
      lines: ['学习部'],
      fontSize: 11,
      shape: 'box',
      look: 'plain',
    },
    {
      x: 200,
      y: 90,
      width: 90,
      height: 40,
      lines: ['文体部'],
      fontSize: 11,
      shape: 'box',
      look: 'faint',
    },
  ],
  lines: [
    {
      points: [
        [160, 39],
        [160, 55],
        [55, 55],
        [55, 90],
      ],
      look: 'plain',
      arrow: true,
    },
    {
      points: [
        [160, 55],
        [245, 55],
        [245, 90],
      ],
      look: 'dashed',
      arrow: false,
      label: { text: '协助', x: 200, y: 50 },
    },
  ],
};

/** A paper with one of everything. */
export const samplePaper: Paper = {
  title: '样张',
  language: 'zh-CN',
  orientation: 'portrait',
  blocks: [
    { kind: 'title', text: '学生会改革情况' },
    { kind: 'heading', level: 1, text: '一、自评表', id: 'form' },
    { kind: 'paragraph', line: '现将本学年情况公开如下。', indented: true },
    {
      kind: 'table',
      widths: [6, 2, 2],
      headings: 1,
      rows: [
        [{ lines: ['项目'] }, { lines: ['结论'] }, { lines: ['备注'] }],
        [
          { lines: ['1.第一项'] },
          {
            lines: [
              [{ text: '是', mark: 'checked' }, { text: '　' }, { text: '否', mark: 'unchecked' }],
            ],
            align: 'center',
          },
          { lines: ['实有 38 人', '另注'] },
        ],
        [{ lines: ['2.第二项'], columns: 2 }, { lines: ['a & b < c'] }],
      ],
    },
    { kind: 'heading', level: 2, text: '（一）名单' },
    { kind: 'list', ordered: true, items: ['第一', [{ text: '第二', bold: true }]] },
    { kind: 'list', ordered: false, items: ['甲', '乙'] },
    { kind: 'drawing', drawing: sampleDrawing },
    { kind: 'page-break' },
    { kind: 'heading', level: 3, text: '签字' },
    { kind: 'signatures', signers: ['移交人', '接收人'] },
  ],
  foot: '样张',
};
