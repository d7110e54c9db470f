namespace NeighborParty.WeChatSandbox.Page;

/// <summary>The control API in one table, shown on the page. A test holds it against the real routes.</summary>
internal static class ControlList
{
    public static readonly IReadOnlyList<(string Route, string Body, string Meaning)> All =
    [
        ("GET /users", "", "全部居民"),
        ("POST /users", """{"key":"new","nickname":"新邻居","phone":"19900000099"}""", "新增居民"),
        ("GET /users/{key}", "", "一位居民（key 或 openid）"),
        ("PUT /users/{key}/flags", """{"highRisk":true,"unionIdBound":true,"phone":"…"}""", "账号标记"),
        ("POST /users/{key}/login-code", """{"appId":"别的 appid，可省略"}""", "登录码"),
        ("POST /users/{key}/phone-code", """{"appId":"别的 appid，可省略"}""", "手机号授权码"),
        ("POST /users/{key}/visit", "", "打开小程序（两小时内才能送审）"),
        ("POST /users/{key}/session-key", "", "更换 session_key"),
        ("GET /users/{key}/grants", "", "剩余的消息授权"),
        ("POST /users/{key}/grants", """{"templateId":"…","count":1,"reject":false}""", "同意或拒绝接收；多个用 templateIds"),
        ("DELETE /users/{key}/grants/{id}", "", "在设置里关掉"),
        ("GET /users/{key}/messages", "", "收到的消息"),
        ("GET /messages", "", "所有人收到的消息"),
        ("GET /templates", "", "消息模板"),
        ("PUT /templates/{id}", """{"banned":true,"longTerm":true}""", "封禁、长期订阅"),
        ("GET /text-rules", "", "文字规则"),
        ("PUT /text-rules", """[{"word":"赌博","suggest":"risky","label":20006}]""", "换掉全部文字规则"),
        ("POST /text-rules", """{"word":"…","suggest":"review","label":21000}""", "加一条文字规则"),
        ("DELETE /text-rules/{word}", "", "删一条文字规则"),
        ("GET /media-rules", "", "图片规则"),
        ("PUT /media-rules", """[{"urlContains":"…","sha256":"…","bytesContain":"…","suggest":"risky","label":20002}]""", "换掉全部图片规则，三个条件任填一个"),
        ("GET /media-rules/next", "", "排队的图片结果"),
        ("POST /media-rules/next", """{"user":"wang","suggest":"risky","label":20002}""", "下一张图片的结果；user 可省略"),
        ("DELETE /media-rules/next", "", "清空排队"),
        ("GET /media-callbacks", "", "图片结果怎么回来"),
        ("PUT /media-callbacks", """{"delayMs":0,"duplicate":true,"reorder":true,"never":true,"beforeAnswer":true,"labelAsText":true,"shape":"v2|v1|noPermission"}""", "延迟、重复、乱序、不来、早到、形状"),
        ("GET /clock", "", "沙箱时间"),
        ("POST /clock/advance", """{"seconds":300}""", "快进"),
        ("GET /faults", "", "安排好的故障"),
        ("POST /faults", """{"path":"/sns/jscode2session 或 *","kind":"errcode|html502|reset|slow|truncated|garbage","errcode":-1,"times":1,"delayMs":0,"afterWork":false}""", "安排故障；times 为 null 则一直"),
        ("DELETE /faults", "", "清除全部故障"),
        ("PUT /down", """{"down":true}""", "微信整个不可用"),
        ("GET /tokens", "", "发出过的 access_token（打码）"),
        ("POST /tokens/invalidate", """{"pool":"token|stable，可省略"}""", "让现有 access_token 失效"),
        ("GET /quotas", "", "各接口额度"),
        ("PUT /quotas", """{"path":"/wxa/msg_sec_check","daily":10,"perMinute":2}""", "改额度"),
        ("GET /journal", "", "调用记录（打码）"),
        ("DELETE /journal", "", "清空调用记录"),
        ("GET /push/config", "", "推送设置"),
        ("PUT /push/config", """{"url":"…","token":"…","encodingAesKey":"…","mode":"plain|safe","format":"json|xml","subscribeEvents":true,"force":false}""", "改推送设置，验证不过就不保存；force 跳过验证"),
        ("POST /push/verify", "", "现在验证地址"),
        ("POST /push/send", """{"kind":"debug_demo|wrong_signature|wrong_appid|user_authorization_revoke|user_authorization_cancellation|user_info_modified|subscribe_change|raw","user":"wang","pad":1,"templateId":"…","body":{}}""", "发一条推送；pad 为 1 到 32，body 只用于 raw"),
        ("GET /push/deliveries", "", "推送记录"),
        ("POST /reset", "", "回到种子数据"),
    ];

    public static Html Show() => Html.Of($"""
        <details id="control"><summary>控制接口</summary><ul class="plain">{Html.Join(All.Select(c => Html.Of($"""
            <li class="route"><code>{c.Route}</code><small>{c.Meaning}</small>{(c.Body.Length > 0 ? Html.Of($"<pre>{c.Body}</pre>") : Html.Nothing)}</li>
            """)))}</ul></details>
        """);
}
