import { portablePrimitives } from './portable-primitives.ts';
import { describePrimitives } from './samples/primitives-contract.ts';

describePrimitives('portable', portablePrimitives);
