import { describePrimitives } from '../ballots/samples/primitives-contract.ts';
import { nodePrimitives } from './node-primitives.ts';

describePrimitives("Node's", nodePrimitives);
