import type { OpenField } from './story.ts';
import { isOn, numberValue } from './styles.ts';
import { xmlName } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** A box as people see it. */
export function boxMark(checked: boolean): string {
  return checked ? '☑' : '☐';
}

/** The mark of a check-box control, from the properties of the control just opened; null for others. */
export function controlMark(scanner: XmlScanner): string | null {
  let mark: string | null = null;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name !== xmlName.checkbox) continue;
    mark = boxMark(false);
    const box = scanner.depth;
    while (scanner.child(box)) {
      if (scanner.name === xmlName.checked) mark = boxMark(isOn(scanner));
    }
  }
  return mark;
}

function readCheckBox(scanner: XmlScanner): string {
  let checked: boolean | null = null;
  let preset = false;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.checked) checked = isOn(scanner);
    else if (scanner.name === xmlName.default) preset = isOn(scanner);
  }
  return boxMark(checked ?? preset);
}

function readChoice(scanner: XmlScanner): string {
  const entries: string[] = [];
  let chosen: number | null = null;
  let preset = 0;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.result) chosen = numberValue(scanner);
    else if (scanner.name === xmlName.default) preset = numberValue(scanner) ?? 0;
    else if (scanner.name === xmlName.listEntry) entries.push(scanner.attribute('val') ?? '');
  }
  return entries[chosen ?? preset] ?? '';
}

/** What a form field of the old kind shows: a box or the entry chosen; null where it shows its result. */
function readFormField(scanner: XmlScanner): string | null {
  let shown: string | null = null;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.checkBox) shown = readCheckBox(scanner);
    else if (scanner.name === xmlName.ddList) shown = readChoice(scanner);
  }
  return shown;
}

/** Follows one `fldChar` and gives what a form field shows instead of a result; empty for other fields. */
export function readFieldCharacter(scanner: XmlScanner, fields: OpenField[]): string {
  const type = scanner.attribute('fldCharType');
  if (type === 'end') fields.pop();
  else if (type === 'separate') {
    const field = fields.at(-1);
    if (field) field.inCode = false;
  }
  if (type !== 'begin') return '';
  let shown: string | null = null;
  const inside = scanner.depth;
  while (scanner.child(inside)) {
    if (scanner.name === xmlName.ffData) shown = readFormField(scanner);
  }
  fields.push({ inCode: true, replaced: shown !== null });
  return shown ?? '';
}

/** Whether text at this place belongs to the code of a field or to a result that is replaced. */
export function hidesText(fields: readonly OpenField[]): boolean {
  return fields.some((field) => field.inCode || field.replaced);
}

/** A paragraph has ended: a field whose code goes on beyond it is broken and must not hide the rest. */
export function settleFields(fields: readonly OpenField[]): void {
  for (const field of fields) {
    field.inCode = false;
    field.replaced = false;
  }
}
