using NeighborParty.WeChatSandbox.Content;
using NeighborParty.WeChatSandbox.Platform;
using NeighborParty.WeChatSandbox.Push;

namespace NeighborParty.WeChatSandbox.Page;

/// <summary>What only a tester touches; each part is folded until wanted.</summary>
internal static class TesterSections
{
    private static readonly Dictionary<Suggest, string> Names = new() { [Suggest.Pass] = "通过", [Suggest.Review] = "人工复核", [Suggest.Risky] = "违规" };

    private static readonly (string Value, FaultKind Kind, string Name)[] FaultNames =
    [
        ("errcode", FaultKind.Errcode, "返回错误码"),
        ("html502", FaultKind.Html502, "HTTP 502 网页"),
        ("reset", FaultKind.Reset, "断开连接"),
        ("slow", FaultKind.Slow, "很慢"),
        ("truncated", FaultKind.Truncated, "只回一半"),
        ("garbage", FaultKind.Garbage, "1 MB 乱码"),
    ];

    private static readonly (int Seconds, string Name)[] Steps = [(300, "快进 5 分钟"), (3600, "快进 1 小时"), (7200, "快进 2 小时"), (86400, "快进 1 天")];

    public static Html Verdicts(SandboxWorld world) => Html.Of($"""
        <details id="verdicts"><summary>内容审核结果</summary>
        <h3>文字：出现这些词时</h3>
        <ul class="plain">{Html.Join(world.TextRules.All.Select(r => Html.Of($"""
            <li class="row"><span>{r.Word}<small>{Names[r.Suggest]} · {r.Label}</small></span><button class="quiet" data-call="DELETE text-rules/{Uri.EscapeDataString(r.Word)}" data-reload>删除</button></li>
            """)))}</ul>
        <form data-call="POST text-rules" data-reload>
          <label>词<input name="word" required></label>
          <label>结果<select name="suggest"><option value="risky">违规</option><option value="review">人工复核</option></select></label>
          <label>类别<select name="label" data-number><option value="20006">20006 违法犯罪</option><option value="10001">10001 广告</option><option value="20003">20003 辱骂</option><option value="20008">20008 欺诈</option><option value="21000">21000 其他</option></select></label>
          <button>添加</button>
        </form>
        <h3>图片：下一张的结果</h3>
        <p>排队中：{world.MediaRules.Next.Count} 张。没有排队时，文件里含有 SANDBOX-RISKY 或 SANDBOX-REVIEW 的图片判为违规或复核，其余通过。</p>
        <div class="buttons">
          <button class="quiet" data-call="POST media-rules/next" data-json='{Verdict("pass", 100)}' data-reload>通过</button>
          <button class="quiet" data-call="POST media-rules/next" data-json='{Verdict("review", 21000)}' data-reload>人工复核</button>
          <button class="quiet" data-call="POST media-rules/next" data-json='{Verdict("risky", 20002)}' data-reload>违规</button>
        </div>
        <h3>图片结果怎么回来</h3>
        <form data-call="PUT media-callbacks" data-reload>
          <label>延迟（毫秒）<input name="delayMs" type="number" min="0" value="{(int)world.MediaCallbacks.Delay.TotalMilliseconds}"></label>
          {Check("duplicate", "重复送达", world.MediaCallbacks.Duplicate)}{Check("reorder", "乱序", world.MediaCallbacks.Reorder)}{Check("never", "永不送达", world.MediaCallbacks.Never)}{Check("beforeAnswer", "比应答更早", world.MediaCallbacks.BeforeAnswer)}{Check("labelAsText", "label 用文字", world.MediaCallbacks.LabelAsText)}
          <button>保存</button>
        </form></details>
        """);

    public static Html Clock(SandboxWorld world) => Html.Of($"""
        <details id="clock"><summary>时钟</summary>
        <p>沙箱现在是 <b>{PageTime.Show(world.Now)}</b>，比真实时间快 {(long)world.Offset.TotalSeconds} 秒。</p>
        <div class="buttons">{Html.Join(Steps.Select(s => Html.Of($"<button class=\"quiet\" data-call=\"POST clock/advance\" data-json='{PhoneSections.Json("seconds", s.Seconds)}' data-reload>{s.Name}</button>")))}</div></details>
        """);

    public static Html Faults(SandboxWorld world) => Html.Of($"""
        <details id="faults" {(world.Faults.Down || world.Faults.Planned.Count > 0 ? new Html("open") : Html.Nothing)}><summary>故障</summary>
        {(world.Faults.Down ? Html.Of($"<p class=\"warn\">微信现在完全不可用。</p>") : Html.Nothing)}
        <ul class="plain">{Html.Join(world.Faults.Planned.Select(f => Html.Of($"<li><code>{f.Path}</code> {FaultNames.First(n => n.Kind == f.Kind).Name} {(f.Kind == FaultKind.Errcode ? f.Errcode.ToString() : "")} · {(f.Times is { } times ? $"还剩 {times} 次" : "一直")}</li>")))}</ul>
        <form data-call="POST faults" data-reload>
          <label>接口<select name="path"><option value="*">全部</option>{Html.Join(ApiRoutes.All.Keys.Select(p => Html.Of($"<option>{p}</option>")))}</select></label>
          <label>故障<select name="kind">{Html.Join(FaultNames.Select(f => Html.Of($"<option value=\"{f.Value}\">{f.Name}</option>")))}</select></label>
          <label>错误码<input name="errcode" type="number" value="-1"></label>
          <label>次数<input name="times" type="number" min="1" value="1"></label>
          <label>延迟（毫秒）<input name="delayMs" type="number" min="0" value="0"></label>
          <button>安排故障</button>
        </form>
        <div class="buttons">
          <button class="quiet" data-call="PUT down" data-json='{PhoneSections.Json("down", !world.Faults.Down)}' data-reload>{(world.Faults.Down ? "恢复微信" : "微信整个不可用")}</button>
          <button class="quiet" data-call="DELETE faults" data-reload>清除全部故障</button>
          <button class="quiet" data-call="POST tokens/invalidate" data-done="现有 access_token 已失效">让 access_token 失效</button>
        </div></details>
        """);

    public static Html Push(SandboxWorld world, PageRequest request) => Html.Of($"""
        <details id="push"><summary>消息推送</summary>
        <dl><dt>地址</dt><dd><code>{request.PushUrl}</code></dd><dt>方式</dt><dd>{(world.Push.Mode == PushMode.Safe ? "安全模式" : "明文模式")} · {world.Push.Format.ToString().ToUpperInvariant()}</dd></dl>
        <div class="buttons">
          <button class="quiet" data-call="POST push/verify" data-show>验证地址</button>
          <button class="quiet" data-call="POST push/send" data-json='{PhoneSections.Json("kind", "debug_demo")}' data-show>发测试消息</button>
          <button class="quiet" data-call="POST push/send" data-json='{PhoneSections.Json("kind", "wrong_signature")}' data-show>发签名错误的消息</button>
          <button class="quiet" data-call="POST push/send" data-json='{PhoneSections.Json("kind", "wrong_appid")}' data-show>发别人 appid 的消息</button>
        </div>
        <ul class="plain">{Html.Join(world.PushLog.All.Reverse().Take(10).Select(d => Html.Of($"<li>{PageTime.Show(d.At)} <code>{d.Event}</code> → {d.Status}（{d.Attempts} 次）</li>")))}</ul></details>
        """);

    public static Html Journal(SandboxWorld world) => Html.Of($"""
        <details id="journal"><summary>调用记录（{world.Journal.Entries.Count}）</summary>
        <ul class="plain">{Html.Join(world.Journal.Entries.Reverse().Take(40).Select(e => Html.Of($"""
            <li><details><summary><code>{e.Method} {e.Path}</code> {(e.Errcode == 0 ? e.Status.ToString() : $"errcode {e.Errcode}")} · {e.Milliseconds} ms</summary>
            <p>{PageTime.Show(e.At)}</p><pre>{e.Query}
            {e.RequestBody}
            → {e.ResponseBody}</pre></details></li>
            """)))}</ul></details>
        """);

    public static Html Reset() => Html.Of($"""
        <details id="reset"><summary>全部重来</summary><p>忘掉所有登录码、消息、授权、故障和时钟，回到种子数据。</p>
        <div class="buttons"><button class="danger" data-call="POST reset" data-reload>重置沙箱</button></div></details>
        """);

    private static string Verdict(string suggest, int label) => System.Text.Json.JsonSerializer.Serialize(new { suggest, label });

    private static Html Check(string name, string label, bool on) =>
        Html.Of($"<label class=\"check\"><input type=\"checkbox\" name=\"{name}\" {(on ? new Html("checked") : Html.Nothing)}>{label}</label>");
}
