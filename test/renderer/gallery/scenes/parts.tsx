import { Button } from "antd";
import { useState } from "react";
import { Desk } from "#renderer/app/desk.tsx";
import { useShortcuts } from "#renderer/app/keyboard.ts";
import { Card, Notice } from "#renderer/ui/card.tsx";
import { ConfusionTable } from "#renderer/ui/confusion-table.tsx";
import { DateField } from "#renderer/ui/date-field.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorNotice } from "#renderer/ui/error-notice.tsx";
import { IntervalChart } from "#renderer/ui/interval-bar.tsx";
import { ItemList } from "#renderer/ui/item-list.tsx";
import { NumberWithUnit } from "#renderer/ui/number-with-unit.tsx";
import { PinDialog } from "#renderer/ui/pin-dialog.tsx";
import { PrimaryAction } from "#renderer/ui/primary-action.tsx";
import { StageRail } from "#renderer/ui/stage-rail.tsx";
import { VerdictTag } from "#renderer/ui/verdict-tag.tsx";

const words = { done: "已核", doing: "进行中", todo: "未开始" };

/** The desk of the design's example, from the small parts alone. */
export function PartsScene() {
  useShortcuts([
    { key: "j", label: "下一项", run: () => undefined, foot: true },
    { key: "k", label: "上一项", run: () => undefined, foot: true },
    { key: "n", label: "记一笔", run: () => undefined, foot: true },
  ]);
  return (
    <Desk
      title="数控加工设备预测性维护系统"
      subtitle="GXAI-2024-012 · 项目验收 · 验收资料包第 3 版"
      demo
      onBack={() => undefined}
      actions={
        <>
          <span className="muted">席位 2 · 韦建国（技术）</span>
          <Button>锁定</Button>
        </>
      }
      packs={
        <>
          <span>标准包 140—2025 征求意见稿 · 7d2e91</span>
          <span>评审操作细则（示范，演示）</span>
        </>
      }
      rail={
        <>
          <StageRail
            title="环节"
            current="demonstration"
            onSelect={() => undefined}
            stages={[
              { id: "opening", title: "签到与预备会", state: "done", count: "5 人", why: null },
              { id: "presentation", title: "汇报", state: "done", count: "28 分", why: null },
              { id: "materials", title: "材料与经费", state: "done", count: "24/24", why: null },
              { id: "demonstration", title: "现场演示", state: "open", count: "2/4", why: null },
              { id: "questions", title: "质询答疑", state: "open", count: "2 问", why: null },
              {
                id: "deliberation",
                title: "闭门评议",
                state: "closed",
                count: "退场后开",
                why: "项目组尚未退场。会议秘书登记“项目组退场”后开放",
              },
              { id: "conclusion", title: "定稿·表决·签字", state: "closed", count: null, why: "评审表尚未揭示" },
            ]}
          />
          <ItemList
            title="测试项 · 现场测试"
            current="b"
            onSelect={() => undefined}
            words={words}
            items={[
              { id: "a", label: "报警响应时间（端到端）", state: "done" },
              { id: "b", label: "故障识别", state: "doing" },
              { id: "c", label: "断网续传", state: "todo" },
            ]}
          />
        </>
      }
      side={
        <>
          <Card title="依据" aside="任务书 指标 3">
            <p className="serif strong">故障召回率 ≥ 90 %</p>
            <p className="muted">约束性。口径、样本量与抽样见大纲 2.3。</p>
          </Card>
          <Card title="我的审核意见" aside="揭示前仅本席可见">
            <p>召回不足意味着每三次故障漏报一次。</p>
          </Card>
          <DateField label="期限" value="2026-11-20" onChange={() => undefined} />
          <VerdictTag verdict="undetermined" /> <VerdictTag verdict="not-applicable" />{" "}
          <VerdictTag verdict="not-specified" />
        </>
      }
    >
      <div className="page-head">
        <h2 className="page-title">故障识别</h2>
        <span className="muted">评审记录 · 测试项 2 / 4 · 留出样本 3,000 条</span>
      </div>
      <Card>
        <div className="measure">
          <ConfusionTable
            actual={["实为故障", "实为正常"]}
            judged={["判为故障", "判为正常"]}
            truePositive={63}
            falsePositive={17}
            falseNegative={39}
            trueNegative={2881}
            caption="基准率 3.40 %（102/3,000） · 95 % Wilson 区间"
          />
          <IntervalChart
            unit="%"
            from={0}
            to={100}
            thresholdLabel="任务书 召回率 ≥ 90 %"
            rows={[
              { label: "准确率", value: "98.13", low: "97.58", high: "98.56", threshold: null },
              { label: "召回率", value: "61.76", low: "52.1", high: "70.6", threshold: "90" },
              { label: "精确率", value: "78.75", low: "68.6", high: "86.3", threshold: null },
            ]}
          />
        </div>
      </Card>
      <Notice label="请留意">把全部样本判为“正常”也能得到 96.60 % 的准确率。</Notice>
      <Card>
        <table className="table">
          <thead>
            <tr>
              <th>依据</th>
              <th className="to-right">口径</th>
              <th className="to-right">要求</th>
              <th className="to-right">实测</th>
              <th className="to-right">判定</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>任务书 指标 3（约束性）</td>
              <td className="to-right">故障召回率</td>
              <td className="to-right">≥ 90 %</td>
              <td className="to-right">
                <NumberWithUnit value="61.76" unit="%" />
              </td>
              <td className="to-right">
                <VerdictTag verdict="unmet" />
              </td>
            </tr>
            <tr>
              <td>标准 附录 A.1（资料性，参考）</td>
              <td className="to-right">总体准确率</td>
              <td className="to-right">≥ 95 %</td>
              <td className="to-right">
                <NumberWithUnit value="98.13" unit="%" />
              </td>
              <td className="to-right">
                <VerdictTag verdict="met" />
              </td>
            </tr>
          </tbody>
        </table>
      </Card>
      <div className="action-bar">
        <span className="action-space">10:15 · 样本由专家组抽取</span>
        <Button>提出异议</Button>
        <PrimaryAction label="确认，下一项" onAct={() => undefined} />
      </div>
      <ErrorNotice failure={{ code: "vault-locked", details: {} }} onRetry={() => undefined} />
      <EmptyState title="还没有质询" how="按 N 记下第一个问题" />
    </Desk>
  );
}

/** The signing dialog over an empty desk. */
export function PinScene() {
  const [open, setOpen] = useState(true);
  return (
    <PinDialog
      open={open}
      title="签署个人评审表"
      signer="韦建国"
      consequence="评审表封存给组长，揭示前任何人看不到；揭示后不能再改。"
      readBack={<p>任务指标完成情况 16.0 / 20；理由：召回率未达到任务书要求。</p>}
      onClose={() => setOpen(false)}
      onSign={async () => ({ ok: false, error: { code: "vault-locked", details: {} } })}
    />
  );
}
