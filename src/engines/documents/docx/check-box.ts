import { isOn } from './look.ts';
import { xmlName } from './xml-names.ts';
import type { XmlScanner } from './xml-scanner.ts';

/** Reads the state of a check box control from the `w:sdtPr` just opened; null for other controls. */
export function readChecked(x: XmlScanner): boolean | null {
  const inside = x.depth;
  let checked: boolean | null = null;
  while (x.child(inside)) {
    if (x.name !== xmlName.checkbox) continue;
    checked = false;
    const box = x.depth;
    while (x.child(box)) if (x.name === xmlName.checked) checked = isOn(x);
  }
  return checked;
}

const sign = /[☑☒☐✓✔✗✘×√■□●◉○]/;
const saysYes = /[☑✓✔√■●◉]/;
const saysNo = /[☐□○]/;

/**
 * The words in a check box control, its sign agreeing with its state. Word's own sign for "checked" is ☒,
 * which people also use for "no"; so it becomes ☑. A single sign unknown here is taken as the box.
 */
export function shownCheckBox(checked: boolean, text: string): string {
  if ((checked ? saysYes : saysNo).test(text)) return text;
  const right = checked ? '☑' : '☐';
  return text.length === 1 ? right : text.replace(sign, right);
}
