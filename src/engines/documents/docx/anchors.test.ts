import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { createAnchorRecorder, unitsAround } from './anchors.ts';
import type { Anchor } from './anchors.ts';
import { makeDocx } from './make-docx.ts';
import { oddBodies, oddDocx } from './odd-documents.ts';
import { openPackage } from './package-parts.ts';
import { readPackage } from './read-docx.ts';

interface Recorded {
  readonly text: string;
  readonly xml: string;
  readonly anchors: readonly Anchor[];
}

function record(bytes: Uint8Array): Recorded {
  const docx = openPackage(bytes, defaultLimits);
  if (!docx.ok) throw new Error(docx.error.code);
  const recorder = createAnchorRecorder();
  const read = readPackage(docx.value, { bytes, name: '', limits: defaultLimits }, recorder);
  const xml = docx.value.text(docx.value.mainPart);
  if (!read.ok || !xml.ok) throw new Error('not read');
  return { text: read.value.text, xml: xml.value ?? '', anchors: recorder.anchors };
}

function plainRead(bytes: Uint8Array): string {
  const docx = openPackage(bytes, defaultLimits);
  if (!docx.ok) throw new Error(docx.error.code);
  const read = readPackage(docx.value, { bytes, name: '', limits: defaultLimits }, null);
  return read.ok ? read.value.text : read.error.code;
}

/** What the XML of one unit says when it is read alone, its numbers and line ends left out. */
function readAlone(xml: string): string {
  const bytes = makeDocx({
    body: `<w:p>${xml}</w:p>`,
    footnotes: `<w:footnote w:id="2"><w:p><w:r><w:t>脚注</w:t></w:r></w:p></w:footnote>`,
  });
  const text = plainRead(bytes);
  return text === 'no-text' ? '' : text;
}

const bare = (text: string): string => text.replaceAll(/\s/g, '');

test('anchors cover every letter of the text but automatic numbers, in order', () => {
  fc.assert(
    fc.property(oddBodies, (body) => {
      const bytes = oddDocx(body);
      const { text, anchors } = record(bytes);
      expect(text).toBe(plainRead(bytes));
      let reached = 0;
      for (const { span } of anchors) {
        expect(span.start).toBeGreaterThanOrEqual(reached);
        expect(bare(text.slice(reached, span.start))).toBe('');
        reached = span.end;
      }
      expect(bare(text.slice(reached))).toBe('');
    }),
    { numRuns: 150 },
  );
});

test('the text of an anchor is what its unit says when read alone', () => {
  fc.assert(
    fc.property(oddBodies, (body) => {
      const { text, xml, anchors } = record(oddDocx(body));
      for (const { span, unit } of anchors) {
        const own = bare(text.slice(span.start, span.end));
        const alone = bare(readAlone(xml.slice(unit.open, unit.close)));
        if (/^[一二三四五六七八九十]+、$/.test(own)) continue;
        expect(alone).toContain(own);
      }
    }),
    { numRuns: 60 },
  );
});

test('any span finds units, and marks set there leave the text as it was', () => {
  fc.assert(
    fc.property(oddBodies, fc.nat(), fc.nat(20), (body, from, length) => {
      const { text, xml, anchors } = record(oddDocx(body));
      const start = from % (text.length + 1);
      const unit = unitsAround(anchors, { start, end: start + length });
      expect(unit).not.toBeNull();
      const { open, close } = unit as NonNullable<typeof unit>;
      expect(open).toBeLessThanOrEqual(close);
      const wanted = bare(text.slice(start, start + length)).replaceAll(
        /[一二三四五六七八九十]+、/g,
        '',
      );
      for (const letter of wanted)
        if (/[学生会主席团]/.test(letter)) expect(xml.slice(open, close)).toContain(letter);
    }),
    { numRuns: 150 },
  );
});
