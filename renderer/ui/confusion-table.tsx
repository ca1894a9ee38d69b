import { formatCount } from "./formatting.ts";

export interface ConfusionTableProps {
  /** Column heads: what it truly is. */
  readonly actual: readonly [positive: string, negative: string];
  /** Row heads: what it was judged to be. */
  readonly judged: readonly [positive: string, negative: string];
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
  readonly caption: string;
}

/** The four counts of a two-class test: agreement on the diagonal, errors off it. */
export function ConfusionTable(props: ConfusionTableProps) {
  const { actual, judged, truePositive, falsePositive, falseNegative, trueNegative, caption } = props;
  return (
    <table className="confusion">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{actual[0]}</th>
          <th scope="col">{actual[1]}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{judged[0]}</th>
          <td className="confusion-right">{formatCount(truePositive)}</td>
          <td className="confusion-wrong">{formatCount(falsePositive)}</td>
        </tr>
        <tr>
          <th scope="row">{judged[1]}</th>
          <td className="confusion-wrong">{formatCount(falseNegative)}</td>
          <td className="confusion-right">{formatCount(trueNegative)}</td>
        </tr>
      </tbody>
    </table>
  );
}
