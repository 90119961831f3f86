import type { CriterionName } from '../../../facts/criteria.ts';
import type { FormItem, Provenance, RemarkKind } from './form-model.ts';

interface More {
  readonly row?: number;
  readonly remark?: RemarkKind;
  readonly core?: boolean;
  readonly provenance?: Provenance;
}

/** A school item. */
export function schoolItem(
  no: number,
  criterion: CriterionName,
  wording: string,
  more: More = {},
): FormItem {
  return {
    level: 'school',
    no,
    row: more.row ?? null,
    wording,
    criterion,
    remark: more.remark ?? null,
    core: more.core ?? false,
    observation: false,
    provenance: more.provenance ?? 'seen',
  };
}

/** A second-level item, whose answer is the number of conforming unions. */
export function unitItem(
  no: number,
  criterion: CriterionName,
  wording: string,
  more: More = {},
): FormItem {
  return { ...schoolItem(no, criterion, wording, more), level: 'second-level' };
}
