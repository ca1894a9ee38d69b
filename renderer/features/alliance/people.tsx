import { Button, Input } from "antd";
import { useState } from "react";
import type { PoolPerson } from "#shared/contract/people.ts";
import { client } from "../../api/client.ts";
import { useQuery, valueOf } from "../../api/use-query.ts";
import { useText } from "../../i18n/use-text.ts";
import { useSeat, useSecretariat } from "../seats/use-seat.ts";
import { WorkstationDesk } from "../seats/workstation-desk.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Notice } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { formatCount, today } from "../../ui/formatting.ts";
import { useFormat } from "../../ui/use-format.ts";
import { StateTag } from "../../ui/verdict-tag.tsx";
import { EnrolAtDoor } from "./enrol-at-door.tsx";
import { Notices } from "../workstation/notices.tsx";
import { PersonUpkeep } from "./person-upkeep.tsx";
import { IssueCredential } from "./issue-credential.tsx";

interface Standing {
  readonly identityId: string;
  readonly standing: "none" | "valid" | "expiring" | "expired" | "revoked";
  readonly revokedOn: string | null;
  readonly consentOn: string | null;
}

/** Everyone this workstation knows: the expert pool with the standing of their credentials, and the way in for newcomers. */
export function People() {
  const text = useText();
  const format = useFormat();
  const secretariat = useSecretariat();
  const [wanted, setWanted] = useState("");
  const [enrolling, setEnrolling] = useState(false);
  const [issuing, setIssuing] = useState(false);
  const [welcomed, setWelcomed] = useState<string | null>(null);
  const [managed, setManaged] = useState<PoolPerson | null>(null);
  const standings = valueOf(useQuery(client.alliance.standings, {})) ?? [];
  const ending = standings.filter(({ standing }) => standing === "expiring" || standing === "expired").length;
  const seat = useSeat();
  const own = standings.find((row) => row.identityId === seat?.identityId);
  const ownPerson = (valueOf(useQuery(client.alliance.pool, {})) ?? []).find(
    (row) => row.identityId === seat?.identityId,
  );
  const standingOf = (person: PoolPerson | null) => standings.find((row) => row.identityId === person?.identityId);
  return (
    <WorkstationDesk title={text.people.title} subtitle={text.people.intro}>
      <div className="page">
        <div className="library-bar">
          <Input
            size="large"
            allowClear
            className="library-search"
            placeholder={text.people.search}
            aria-label={text.people.search}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
          <Button size="large" disabled={!secretariat} onClick={() => setIssuing(true)}>
            {text.people.readRequest}
          </Button>
          <Button size="large" type="primary" disabled={!secretariat} onClick={() => setEnrolling(true)}>
            {text.people.enrol}
          </Button>
        </div>
        <Notices />
        {ending === 0 ? null : (
          <div className="place-down">
            <Notice label={text.common.attention}>{text.credentials.expiringCount(formatCount(ending))}</Notice>
          </div>
        )}
        {own?.standing === "expiring" && typeof ownPerson?.validUntil === "string" ? (
          <div className="place-down">
            <Notice label={text.common.attention}>{text.credentials.own(format.date(ownPerson.validUntil))}</Notice>
          </div>
        ) : null}
        {secretariat ? null : <p className="muted place-down">{text.people.onlySecretariat}</p>}
        {welcomed === null ? null : (
          <div className="place-down">
            <Notice label={text.common.done} tone="good">
              {welcomed}
            </Notice>
          </div>
        )}
        <div className="place-down">
          <Answered answer={useQuery(client.alliance.pool, {})}>
            {(pool) =>
              pool.length === 0 ? (
                <EmptyState title={text.people.emptyTitle} how={text.people.emptyHow} />
              ) : (
                <PeopleTable
                  people={pool.filter((person) => `${person.name}${person.unit}`.includes(wanted.trim()))}
                  standings={standings}
                  onManage={secretariat ? setManaged : null}
                />
              )
            }
          </Answered>
        </div>
      </div>
      <EnrolAtDoor
        open={enrolling}
        onClose={() => setEnrolling(false)}
        onEnrolled={(name) => setWelcomed(text.enrol.done(name))}
      />
      <PersonUpkeep
        person={managed}
        revoked={standingOf(managed)?.standing === "revoked"}
        consentOn={standingOf(managed)?.consentOn ?? null}
        onClose={() => setManaged(null)}
        onDone={setWelcomed}
      />
      <IssueCredential
        open={issuing}
        onClose={() => setIssuing(false)}
        onIssued={(name) => setWelcomed(text.request.issued(name))}
      />
    </WorkstationDesk>
  );
}

interface PeopleTableProps {
  readonly people: readonly PoolPerson[];
  readonly standings: readonly Standing[];
  /** Null at any seat but the secretariat's. */
  readonly onManage: ((person: PoolPerson) => void) | null;
}

function PeopleTable({ people, standings, onManage }: PeopleTableProps) {
  const text = useText();
  return (
    <div className="card">
      <table className="table">
        <thead>
          <tr>
            <th>{text.people.person}</th>
            <th>{text.people.unit}</th>
            <th>{text.people.category}</th>
            <th>{text.people.roles}</th>
            <th>{text.people.validity}</th>
            <th>{text.people.where}</th>
            <th>{text.people.fingerprint}</th>
            {onManage === null ? null : <th aria-label={text.credentials.manage} />}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.identityId}>
              <td className="strong one-line">{person.name}</td>
              <td>
                {person.unit}
                {person.title === "" ? null : <span className="muted"> · {person.title}</span>}
              </td>
              <td className="one-line">{person.category === null ? "—" : text.words.categories[person.category]}</td>
              <td>{person.roles.map((role) => text.words.roles[role]).join(text.common.separator)}</td>
              <td className="one-line">
                <Validity
                  person={person}
                  standing={standings.find((row) => row.identityId === person.identityId) ?? null}
                />
              </td>
              <td className="one-line">{person.seated ? text.people.seated : text.people.elsewhere}</td>
              <td className="code muted one-line">{person.fingerprint.slice(0, 9)}…</td>
              {onManage === null ? null : (
                <td>
                  <Button size="small" onClick={() => onManage(person)}>
                    {text.credentials.manage}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Validity({ person, standing }: { readonly person: PoolPerson; readonly standing: Standing | null }) {
  const text = useText();
  const format = useFormat();
  if (standing?.standing === "revoked" && standing.revokedOn !== null)
    return <StateTag tone="unmet" glyph="cross" word={text.credentials.revoked(format.date(standing.revokedOn))} />;
  if (person.credential === null || person.validUntil === null)
    return <StateTag tone="undetermined" glyph="question" word={text.people.noCredential} />;
  if (person.validUntil < today()) return <StateTag tone="unmet" glyph="cross" word={text.people.expired} />;
  if (standing?.standing === "expiring")
    return (
      <StateTag tone="undetermined" glyph="question" word={text.credentials.expiring(format.date(person.validUntil))} />
    );
  return <>{text.people.until(format.date(person.validUntil))}</>;
}
