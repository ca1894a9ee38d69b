import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ConfusionTable } from "#renderer/ui/confusion-table.tsx";
import { ErrorNotice } from "#renderer/ui/error-notice.tsx";
import { StageRail } from "#renderer/ui/stage-rail.tsx";
import { VerdictTag } from "#renderer/ui/verdict-tag.tsx";

describe("verdicts", () => {
  it.each([
    ["met", "达到"],
    ["unmet", "未达到"],
    ["undetermined", "待定"],
    ["not-applicable", "不适用"],
    ["not-specified", "未规定"],
  ] as const)("%s carries its word and a shape, never colour alone", (verdict, word) => {
    const markup = renderToStaticMarkup(<VerdictTag verdict={verdict} />);
    expect(markup).toContain(word);
    expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
  });

  it("have five different shapes", () => {
    const verdicts = ["met", "unmet", "undetermined", "not-applicable", "not-specified"] as const;
    const shapes = verdicts.map(
      (verdict) => /<path d="([^"]+)"/.exec(renderToStaticMarkup(<VerdictTag verdict={verdict} />))?.[1],
    );
    expect(new Set(shapes).size).toBe(5);
  });
});

describe("the rail", () => {
  it("says of a closed gate why it is closed, and marks where we are", () => {
    const why = "项目组尚未退场。会议秘书登记“项目组退场”后开放。";
    const markup = renderToStaticMarkup(
      <StageRail
        title="环节"
        current="materials"
        onSelect={() => undefined}
        stages={[
          { id: "materials", title: "材料与经费", state: "open", count: "3/24", why: null },
          { id: "deliberation", title: "闭门评议", state: "closed", count: null, why },
        ]}
      />,
    );
    expect(markup).toContain(why);
    expect(markup.match(/aria-current="step"/g)).toHaveLength(1);
    expect(markup).toContain("3/24");
  });
});

it("shows a refusal in the person's language where the trouble is, and nothing without one", () => {
  const failure = { code: "vault-locked", details: {} } as const;
  expect(renderToStaticMarkup(<ErrorNotice failure={failure} />)).toContain("工作站已锁定");
  expect(renderToStaticMarkup(<ErrorNotice failure={null} />)).not.toContain("notice");
});

it("heads the four counts for readers who hear them", () => {
  const markup = renderToStaticMarkup(
    <ConfusionTable
      actual={["实为故障", "实为正常"]}
      judged={["判为故障", "判为正常"]}
      truePositive={63}
      falsePositive={17}
      falseNegative={39}
      trueNegative={2881}
      caption="基准率"
    />,
  );
  expect(markup.match(/scope="col"/g)).toHaveLength(2);
  expect(markup.match(/scope="row"/g)).toHaveLength(2);
  expect(markup).toContain("2,881");
});
