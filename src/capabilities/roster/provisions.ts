import { defineProvision, type AnyProvision } from '../../charter/provision.ts';
import { oneOf } from '../../charter/value-type.ts';
import { spans, type Span } from './model.ts';

/** Over what ranks are counted where a union chose nothing for the year. */
export const standingSpan = defineProvision<Span>({
  name: 'standing.span',
  type: oneOf(spans),
  default: 'year',
  source: 'self-evaluation-form',
});

/** Every provision of this room. */
export const rosterProvisions: readonly AnyProvision[] = [standingSpan];
