import { Input, Select } from "antd";
import type { z } from "zod";
import type { milestoneSchema, participantSchema, Profile, teamMemberSchema } from "#shared/domain/dossier/profile.ts";
import { useText } from "../../i18n/use-text.ts";
import { DateInput } from "../../ui/date-input.tsx";
import { DecimalInput } from "../../ui/decimal-input.tsx";
import { EditableRows } from "../../ui/editable-rows.tsx";
import { optionsOf } from "../../ui/options.ts";
import { freshId } from "./draft.ts";
import { MoneyInput } from "../../ui/money-input.tsx";

type Unit = z.output<typeof participantSchema>;
type TeamMember = z.output<typeof teamMemberSchema>;
type Milestone = z.output<typeof milestoneSchema>;
type Funding = Profile["funding"][number];

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly onChange: (rows: Row[]) => void;
}

/** Every unit named in the project; recusal is checked against them. */
export function UnitRows({ rows, onChange }: RowsProps<Unit>) {
  const text = useText();
  return (
    <EditableRows<Unit>
      rows={rows}
      onChange={onChange}
      addLabel={text.profile.addUnit}
      nameOf={(row) => row.name}
      makeRow={() => ({
        id: freshId(),
        name: "",
        kind: "enterprise",
        role: rows.length === 0 ? "lead" : "partner",
        share: null,
      })}
      columns={[
        {
          title: text.profile.unitName,
          width: "minmax(12rem, 1fr)",
          cell: (row, change, label) => (
            <Input aria-label={label} value={row.name} onChange={(event) => change({ name: event.target.value })} />
          ),
        },
        {
          title: text.profile.unitKind,
          width: "8rem",
          cell: (row, change, label) => (
            <Select<Unit["kind"]>
              aria-label={label}
              className="wide"
              value={row.kind}
              options={optionsOf(text.words.unitKinds)}
              onChange={(kind) => change({ kind })}
            />
          ),
        },
        {
          title: text.profile.unitRole,
          width: "9rem",
          cell: (row, change, label) => (
            <Select<Unit["role"]>
              aria-label={label}
              className="wide"
              value={row.role}
              options={optionsOf(text.words.unitRoles)}
              onChange={(role) => change({ role })}
            />
          ),
        },
        {
          title: text.profile.share,
          width: "9rem",
          cell: (row, change, label) => (
            <DecimalInput aria-label={label} value={row.share} unit="%" onChange={(share) => change({ share })} />
          ),
        },
      ]}
    />
  );
}

/** The people of the project. */
export function TeamRows({ rows, onChange }: RowsProps<TeamMember>) {
  const text = useText();
  return (
    <EditableRows<TeamMember>
      rows={rows}
      onChange={onChange}
      addLabel={text.profile.addPerson}
      nameOf={(row) => row.name}
      makeRow={() => ({ id: freshId(), name: "", unit: "", role: rows.length === 0 ? "lead" : "other" })}
      columns={[
        {
          title: text.profile.personName,
          width: "10rem",
          cell: (row, change, label) => (
            <Input aria-label={label} value={row.name} onChange={(event) => change({ name: event.target.value })} />
          ),
        },
        {
          title: text.profile.personUnit,
          width: "minmax(10rem, 1fr)",
          cell: (row, change, label) => (
            <Input aria-label={label} value={row.unit} onChange={(event) => change({ unit: event.target.value })} />
          ),
        },
        {
          title: text.profile.personRole,
          width: "10rem",
          cell: (row, change, label) => (
            <Select<TeamMember["role"]>
              aria-label={label}
              className="wide"
              value={row.role}
              options={optionsOf(text.words.teamRoles)}
              onChange={(role) => change({ role })}
            />
          ),
        },
      ]}
    />
  );
}

/** What was due when, and when it was reached. */
export function MilestoneRows({ rows, onChange }: RowsProps<Milestone>) {
  const text = useText();
  return (
    <EditableRows<Milestone>
      rows={rows}
      onChange={onChange}
      addLabel={text.profile.addMilestone}
      nameOf={(row) => row.name}
      makeRow={() => ({ id: freshId(), name: "", due: "", reached: null })}
      columns={[
        {
          title: text.profile.milestone,
          width: "minmax(12rem, 1fr)",
          cell: (row, change, label) => (
            <Input aria-label={label} value={row.name} onChange={(event) => change({ name: event.target.value })} />
          ),
        },
        {
          title: text.profile.due,
          width: "11rem",
          cell: (row, change, label) => (
            <DateInput aria-label={label} value={row.due || null} onChange={(due) => change({ due: due ?? "" })} />
          ),
        },
        {
          title: text.profile.reached,
          width: "11rem",
          cell: (row, change, label) => (
            <DateInput aria-label={label} value={row.reached} onChange={(reached) => change({ reached })} />
          ),
        },
      ]}
    />
  );
}

/** Where the money comes from. */
export function FundingRows({ rows, onChange }: RowsProps<Funding>) {
  const text = useText();
  return (
    <EditableRows<Funding>
      rows={rows}
      onChange={onChange}
      addLabel={text.profile.addFunding}
      nameOf={(row) => row.source}
      makeRow={() => ({ source: "", fen: 0 })}
      columns={[
        {
          title: text.profile.source,
          width: "minmax(12rem, 1fr)",
          cell: (row, change, label) => (
            <Input aria-label={label} value={row.source} onChange={(event) => change({ source: event.target.value })} />
          ),
        },
        {
          title: text.profile.amount,
          width: "12rem",
          cell: (row, change, label) => (
            <MoneyInput aria-label={label} value={row.fen} onChange={(fen) => change({ fen })} />
          ),
        },
      ]}
    />
  );
}
