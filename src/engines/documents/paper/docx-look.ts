import {
  AlignmentType,
  LevelFormat,
  LineRuleType,
  type ILevelsOptions,
  type IRunStylePropertiesOptions,
  type IStylesOptions,
} from 'docx';

/** The styles a paper is written in; whoever opens it in Word can change them there. */
export type Style =
  'Title' | 'Heading1' | 'Heading2' | 'Heading3' | 'Body' | 'Cell' | 'Signature' | 'Foot';

/**
 * How official papers look (GB/T 9704-2012, 7.2–7.3): title in 小标宋 二号, headings in 黑体, 楷体 and bold 仿宋 三号, text in
 * 仿宋 三号, tables in 宋体 五号, places to sign in 仿宋 小四 so that a line holds one whole. Where a system lacks a face Word takes its nearest. Sizes are half points.
 */
const faces: Readonly<Record<Style, { readonly font: string; readonly size: number }>> = {
  Title: { font: '方正小标宋简体', size: 44 },
  Heading1: { font: '黑体', size: 32 },
  Heading2: { font: '楷体', size: 32 },
  Heading3: { font: '仿宋', size: 32 },
  Body: { font: '仿宋', size: 32 },
  Cell: { font: '宋体', size: 21 },
  Signature: { font: '仿宋', size: 24 },
  Foot: { font: '宋体', size: 18 },
};

const latin = 'Times New Roman';

function runOf(style: Style, bold = false): IRunStylePropertiesOptions {
  const { font, size } = faces[style];
  return {
    font: { ascii: latin, hAnsi: latin, cs: latin, eastAsia: font },
    color: '000000',
    ...{ size, bold },
  };
}

/** Characters to come in at the beginning of running text: two of 三号, in twentieths of a point. */
export const firstLine = 640;

/** Lines of running text stand 28 points apart (GB/T 9704-2012, 5.2.3: 22 lines a page). */
const lines = { line: 560, lineRule: LineRuleType.EXACTLY } as const;
const headed = { keepNext: true, spacing: { before: 240, after: 120 } } as const;

/** The styles of every paper. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { ...runOf('Body'), language: { value: 'en-US', eastAsia: 'zh-CN' } },
    },
    title: {
      run: runOf('Title'),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 400 } },
    },
    heading1: { run: runOf('Heading1'), paragraph: headed },
    heading2: { run: runOf('Heading2'), paragraph: headed },
    heading3: { run: runOf('Heading3', true), paragraph: headed },
  },
  paragraphStyles: [
    { id: 'Body', name: 'Paper body', run: runOf('Body'), paragraph: { spacing: lines } },
    { id: 'Cell', name: 'Paper cell', run: runOf('Cell') },
    {
      id: 'Signature',
      name: 'Paper signature',
      run: runOf('Signature'),
      paragraph: { alignment: AlignmentType.RIGHT, spacing: { before: 360 }, keepLines: true },
    },
    {
      id: 'Foot',
      name: 'Paper foot',
      run: runOf('Foot'),
      paragraph: { alignment: AlignmentType.CENTER },
    },
  ],
};

/** A face that has ☑ and ☐ on Windows, macOS and Linux alike; Word falls back by itself where it is missing. */
export const markFont = {
  ascii: 'Segoe UI Symbol',
  hAnsi: 'Segoe UI Symbol',
  eastAsia: 'Segoe UI Symbol',
};

/** A4 with the margins of an official paper (GB/T 9704-2012, 5.2.1), in twentieths of a point. */
const page = { width: 11_906, height: 16_838 };
const margin = { top: 2_098, bottom: 1_985, left: 1_588, right: 1_474 };

/** From the margin above to the middle of a page standing upright, where it is cut. */
export const aboveCut = page.height / 2 - margin.top;

/** The sheet a paper is written on, and the room between its margins, in twentieths of a point. */
export function sheet(landscape: boolean) {
  const [width, height] = landscape ? [page.height, page.width] : [page.width, page.height];
  return {
    page,
    margin,
    room: {
      width: width - margin.left - margin.right,
      height: height - margin.top - margin.bottom,
    },
  };
}

const level = (format: ILevelsOptions['format'], text: string): ILevelsOptions => ({
  ...(format === undefined ? {} : { format }),
  level: 0,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 640, hanging: 420 } } },
});

/** Numbers and points before the items of lists. */
export const listLevels = {
  numbers: level(LevelFormat.DECIMAL, '%1.'),
  points: level(LevelFormat.BULLET, '•'),
};
