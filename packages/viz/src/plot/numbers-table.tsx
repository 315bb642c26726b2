interface NumbersTableProps {
  /** What the numbers are of: the title of the picture. */
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first of each heads its row; all firsts differ. */
  readonly rows: readonly (readonly string[])[];
}

/** A picture's numbers for those who cannot see it or want to see exactly; folded, for they say nothing new. */
export function NumbersTable({ caption, columns, rows }: NumbersTableProps) {
  return (
    <details className="viz-data">
      <summary>Numbers as a table</summary>
      <div className="viz-data-scroll">
        <table>
          <caption className="viz-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([head = '', ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((cell, column) => (
                  <td key={columns[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
