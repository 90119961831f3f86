import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../refusal.ts';
import { cellText, tablesOf, textOf } from '../tree.ts';
import type { DocumentTree } from '../tree.ts';
import { readHtml } from './read-html.ts';

async function readBytes(bytes: Uint8Array): Promise<DocumentTree> {
  const result = await readHtml({ bytes, name: 'a.html', limits: defaultLimits });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const read = (html: string): Promise<DocumentTree> => readBytes(new TextEncoder().encode(html));

async function code(html: string): Promise<string> {
  const bytes = new TextEncoder().encode(html);
  const result = await readHtml({ bytes, name: 'a.html', limits: defaultLimits });
  return result.ok ? 'ok' : result.error.code;
}

describe('text', () => {
  test('headings, paragraphs, breaks and entities', async () => {
    const tree = await read(
      '<title>不读</title><h2>章 程</h2><p>第一条&nbsp;本会&#12290;<br>第二行\n续</p>裸字',
    );
    expect(tree.text).toBe('章 程\n第一条\u00a0本会。\n第二行 续\n裸字\n');
    expect(tree.blocks[0]).toMatchObject({ heading: 2 });
    expect(tree.files[0]).toMatchObject({ format: 'html', wrapped: false });
  });

  test('what a page hides is left out, and nothing runs', async () => {
    const tree = await read(
      '<p>见</p><script>document.write("写")</script><style>p{}</style><div hidden>藏<p>深</div>' +
        '<select><option>未选<option selected>已选</select><p style="display : none">无</p><noscript>不</noscript><template><p>板</p></template><p>尾</p>',
    );
    expect(tree.text).toBe('见\n已选\n尾\n');
  });

  test('check boxes, radio buttons and symbol fonts become marks', async () => {
    const tree = await read(
      '<p><input type="checkbox" checked="">是<input type=checkbox>否<input type=radio>无</p>' +
        '<p><span style="font-family:\'Wingdings 2\'">R</span>达标<font face="Wingdings 2">£</font>未达标 R</p>',
    );
    expect(tree.text).toBe('☑是☐否☐无\n☑达标□未达标 R\n');
  });

  test('lists are numbered as shown', async () => {
    const tree = await read(
      '<ol start=3><li>甲<li value=7>乙<li>丙</ol><ol type=a><li>甲</ol><ul><li>点</ul>' +
        '<ol style="list-style-type: cjk-ideographic"><li>甲<li>乙</ol><ol type=I reversed start=4><li>甲<li>乙</ol>',
    );
    expect(tree.text.trim().split('\n')).toEqual([
      '3. 甲',
      '7. 乙',
      '8. 丙',
      'a. 甲',
      '点',
      '一、甲',
      '二、乙',
      'IV. 甲',
      'III. 乙',
    ]);
  });

  test('kept white space keeps its lines', async () => {
    expect((await read('<pre>一  二\n三</pre>')).text).toBe('一  二\n三\n');
  });
});

describe('tables', () => {
  test('merged cells take their columns, omitted end tags are supplied', async () => {
    const tree = await read(
      '<table><caption>表</caption><tr><th rowspan=2>项目<th colspan=2>结论<tr><td><p>是<td>否' +
        '<tr><td colspan="3">说明</table>尾',
    );
    const [table] = tablesOf(tree.blocks);
    expect(
      table?.rows.map((row) =>
        row.cells.map((cell) => [cellText(tree, cell), cell.column, cell.columns, cell.rows]),
      ),
    ).toEqual([
      [
        ['项目', 0, 1, 2],
        ['结论', 1, 2, 1],
      ],
      [
        ['是', 1, 1, 1],
        ['否', 2, 1, 1],
      ],
      [['说明', 0, 3, 1]],
    ]);
    expect(tree.blocks[0] && textOf(tree, tree.blocks[0].span)).toBe('表');
  });

  test('tables in tables, and text between cells', async () => {
    const tree = await read(
      '<table><tr>散字<td>外<table><tr><td>内</td></tr></table>后</td></tr></table>',
    );
    expect(tablesOf(tree.blocks)).toHaveLength(2);
    expect(tree.text).toContain('散字');
    const inner = tablesOf(tree.blocks)[1];
    expect(inner && textOf(tree, inner.span)).toBe('内');
  });
});

describe('encodings', () => {
  const page = (charset: string, body: readonly number[]): Uint8Array =>
    Uint8Array.from([...new TextEncoder().encode(`<meta charset="${charset}"><p>`), ...body]);

  test('GBK declared as gb2312, or wrongly as UTF-8', async () => {
    const gbk = [0xd1, 0xa7, 0xc9, 0xfa, 0xbb, 0xe1];
    expect((await readBytes(page('gb2312', gbk))).text).toBe('学生会\n');
    expect((await readBytes(page('utf-8', gbk))).text).toBe('学生会\n');
  });

  test('UTF-8 declared as GBK, and UTF-16 by its mark', async () => {
    const utf8 = [...new TextEncoder().encode('学生会')];
    expect((await readBytes(page('gbk', utf8))).text).toBe('学生会\n');
    const utf16 = new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x70, 0, 0x3e, 0, 0x66, 0x5b]);
    expect((await readBytes(utf16)).text).toBe('学\n');
  });
});

describe('hostile pages', () => {
  test('deep nesting is refused quickly', async () => {
    const start = performance.now();
    expect(await code('<div>'.repeat(10_000) + '字')).toBe('too-deep');
    expect(await code('<table><tr><td>'.repeat(10_000) + '字')).toBe('too-deep');
    expect(await code('<b>'.repeat(1_000_000) + '字')).toBe('too-deep');
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('many unclosed paragraphs in cells are not nesting', async () => {
    expect(await code(`<table>${'<tr><td><p>甲<td><p>乙'.repeat(2000)}</table>`)).toBe('ok');
  });

  test('vast spans cost nothing', async () => {
    const start = performance.now();
    const tree = await read(
      `<table>${'<tr><td colspan=99999999 rowspan=99999999>甲</td><td>乙</td></tr>'.repeat(500)}</table>`,
    );
    expect(tablesOf(tree.blocks)[0]?.rows).toHaveLength(500);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('entities of a document type are not expanded', async () => {
    const tree = await read(
      '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;甲</p>',
    );
    expect(tree.text).toContain('甲');
    expect(tree.text).not.toContain('root:');
  });

  test('pages without text are refused', async () => {
    expect(await code('<p> </p><img src=x>')).toBe('no-text');
  });

  test('any markup gives a tree or a refusal', async () => {
    const pieces =
      '<table> </table> <tr> </tr> <td> </td> <p> </p> <li> <ol> </ol> <h1> </h1> <br> <pre> </pre> 甲 < & <!--';
    const unit = fc.constantFrom(' ', '<div hidden>', '</div>', ...pieces.split(' '));
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 40 }), async (html) => {
        expect(['ok', 'no-text', 'empty']).toContain(await code(html));
      }),
      { numRuns: 500 },
    );
  });
});
