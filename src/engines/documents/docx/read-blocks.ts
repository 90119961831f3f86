import { controlMark } from './form-fields.ts';
import { readParagraph, writeParagraph } from './read-paragraph.ts';
import { readAlternate } from './read-run.ts';
import { readTable } from './read-table.ts';
import { openStory } from './story.ts';
import type { OpenParagraph, Region, Story } from './story.ts';
import { byName, xmlName } from './xml-names.ts';
import { XmlScanner } from './xml-scanner.ts';

type BlockHandler = (story: Story) => void;

/** Reads a text box as a story of its own. */
function readBox(story: Story, content: Region, anchor: Region): void {
  const { document, scanner } = story;
  const depth = document.limits.tableDepth;
  if (story.boxDepth >= depth) {
    scanner.fail({ code: 'too-deep', values: { depth } });
    return;
  }
  const inner = new XmlScanner(
    scanner.text,
    document.limits.elementDepth,
    content.start,
    content.end,
  );
  const box: Story = {
    ...openStory(document, inner, anchor),
    boxDepth: story.boxDepth + 1,
    tableDepth: story.tableDepth,
    inCell: story.inCell,
  };
  if (inner.child(0)) readStory(box);
  if (inner.fault) scanner.fail(inner.fault);
}

function write(story: Story, paragraph: OpenParagraph): void {
  writeParagraph(story, paragraph);
  for (const { content, anchor } of paragraph.boxes) readBox(story, content, anchor);
}

/** Writes a paragraph that waited for one to go on in and met the end of its story or a table. */
function writePending(story: Story): void {
  const { pending } = story;
  story.pending = null;
  if (pending && (pending.text !== '' || pending.boxes.length > 0)) write(story, pending);
}

function readBlockControl(story: Story): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.sdtPr) story.mark = controlMark(scanner);
    else if (scanner.name === xmlName.sdtContent) readBlocks(story);
  }
  story.mark = null;
}

const handlers = byName<BlockHandler>({
  p: (story) => {
    const paragraph = readParagraph(story);
    if (paragraph) write(story, paragraph);
  },
  tbl: (story) => {
    writePending(story);
    readTable(story, { read: readBlock, end: writePending });
  },
  sdt: readBlockControl,
  customXml: readBlocks,
  smartTag: readBlocks,
  ins: readBlocks,
  moveTo: readBlocks,
  AlternateContent: (story) => readAlternate(story.scanner, () => readBlocks(story)),
});

function readBlock(story: Story): void {
  handlers[story.scanner.name]?.(story);
}

function readBlocks(story: Story): void {
  const { scanner } = story;
  const inside = scanner.depth;
  while (scanner.child(inside)) readBlock(story);
}

/** Reads all blocks of the element just opened: a body, a cell, a text box, a note. */
export function readStory(story: Story): void {
  readBlocks(story);
  writePending(story);
}
