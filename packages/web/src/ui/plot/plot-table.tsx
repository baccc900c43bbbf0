import type { ReactNode } from "react";
import { Link } from "react-router";

interface PlotTableProps {
  readonly title: string;
  /** The first names the rows, the others hold numbers. */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly name: ReactNode; readonly to: string; readonly cells: readonly ReactNode[] }[];
  readonly total?: readonly ReactNode[];
}

/** The numbers of a plot. */
export function PlotTable({ title, columns, rows, total }: PlotTableProps) {
  const cell = (at: number) => columns[at + 1] ?? at;
  return (
    <table className="plot-table" aria-label={title}>
      <thead>
        <tr>
          {columns.map((column, at) => (
            <th key={column} scope="col" className={at === 0 ? "" : "r"}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, to, cells }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={to}>{name}</Link>
            </th>
            {cells.map((value, at) => (
              <td key={cell(at)} className="n r">
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {total && (
        <tfoot>
          <tr>
            {total.map((value, at) =>
              at === 0 ? (
                <th key="name" scope="row">
                  {value}
                </th>
              ) : (
                <td key={cell(at - 1)} className="n r">
                  {value}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      )}
    </table>
  );
}
