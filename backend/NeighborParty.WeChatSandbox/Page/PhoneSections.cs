using NeighborParty.WeChatSandbox.Users;

namespace NeighborParty.WeChatSandbox.Page;

/// <summary>What the picked resident's phone can do and see.</summary>
internal static class PhoneSections
{
    public static Html Phone(SandboxUser user) => Html.Of($"""
        <section><h2>2. {user.Nickname}的手机</h2>
        <dl><dt>openid</dt><dd><code>{user.OpenId}</code></dd><dt>手机号</dt><dd>{user.Phone}</dd>
        <dt>上次打开小程序</dt><dd>{PageTime.Show(user.LastVisit)}</dd></dl>
        <div class="buttons">
          <button data-call="POST users/{user.Key}/login-code" data-into="login-code">获取登录码</button>
          <button data-call="POST users/{user.Key}/phone-code" data-into="phone-code">获取手机号授权码</button>
          <button class="quiet" data-call="POST users/{user.Key}/visit" data-done="{user.Nickname}刚刚打开了小程序">打开小程序</button>
        </div>
        {Code("login-code", "登录码（wx.login）")}
        {Code("phone-code", "手机号授权码（getPhoneNumber）")}
        <p class="hint">每个码 5 分钟内有效，只能用一次。两种码不能互换。</p>
        <details><summary>微信给这个账号的标记</summary><div class="buttons">
          <button class="quiet" data-call="PUT users/{user.Key}/flags" data-json='{Json("highRisk", !user.HighRisk)}' data-reload>{(user.HighRisk ? "取消高风险" : "标为高风险（登录报 40226）")}</button>
          <button class="quiet" data-call="PUT users/{user.Key}/flags" data-json='{Json("unionIdBound", !user.UnionIdBound)}' data-reload>{(user.UnionIdBound ? "不再返回 unionid" : "返回 unionid")}</button>
          <button class="quiet" data-call="POST users/{user.Key}/session-key" data-done="session_key 已更换">更换 session_key</button>
        </div></details></section>
        """);

    public static Html Scan(SandboxWorld world, PageRequest request, SandboxUser user) => Html.Of($"""
        <section id="scan"><h2>3. 扫一扫</h2>
        <form method="get" action="{request.Mount}#scan">
          <input type="hidden" name="user" value="{user.Key}">
          <label>二维码里的 scene<input name="scene" value="{request.Scene}" maxlength="32" autocapitalize="off" autocomplete="off" required></label>
          <label>页面<input name="page" value="{request.Page ?? world.Options.Pages.FirstOrDefault()}" autocapitalize="off" autocomplete="off"></label>
          <button>扫码</button>
        </form>
        {(request.Scene is { Length: > 0 } scene ? Scanned(world, request, user, scene) : Html.Of($"<p class=\"hint\">用手机相机扫门口的码，会直接打开本页并带上 scene。</p>"))}</section>
        """);

    public static Html Messages(SandboxWorld world, SandboxUser user)
    {
        var messages = world.Inbox.Messages.Where(m => m.User == user.Key).Reverse().Take(20).Select(m => Html.Of($"""
            <li class="message"><h3>{m.Title}</h3><small>{PageTime.Show(m.At)}</small>
            <dl>{Html.Join(m.Fields.Select(f => Html.Of($"<dt>{f.Label}</dt><dd>{f.Value}</dd>")))}</dl>
            {(m.Page is { Length: > 0 } ? Html.Of($"<p class=\"hint\">点开后进入 <code>{m.Page}</code></p>") : Html.Nothing)}</li>
            """)).ToList();
        return Html.Of($"""
            <section id="messages"><h2>4. {user.Nickname}收到的消息</h2>
            {(messages.Count > 0 ? Html.Of($"<ul class=\"plain\">{Html.Join(messages)}</ul>") : Html.Of($"<p>还没有消息。先在下面同意接收，再让系统发送。</p>"))}
            <div class="buttons"><button class="quiet" data-reload-only>刷新</button></div></section>
            """);
    }

    public static Html Grants(SandboxWorld world, SandboxUser user) => Html.Of($"""
        <section id="grants"><h2>5. 同意接收消息</h2>
        <p class="hint">每同意一次，系统可以发一条。</p>
        <ul class="plain">{Html.Join(world.Templates.All.Select(t => Html.Of($"""
            <li class="row"><span>{t.Title}<small>还能收 {world.Inbox.Grants(user.Key, t.Id)} 条</small></span>
            <button class="quiet" data-call="POST users/{user.Key}/grants" data-json='{Json("templateId", t.Id)}' data-reload>同意一次</button></li>
            """)))}</ul></section>
        """);

    /// <summary>A one-member object, ready for an attribute.</summary>
    public static string Json(string name, object value) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { [name] = value }, SandboxJson.Wire);

    private static Html Scanned(SandboxWorld world, PageRequest request, SandboxUser user, string scene)
    {
        var page = request.Page is { Length: > 0 } ? request.Page : world.Options.Pages.FirstOrDefault() ?? "";
        var known = world.Options.Pages.Contains(page) || (request.Env is "trial" or "develop" && world.Options.UnreleasedPages.Contains(page));
        return Html.Of($"""
            <div class="scanned"><h3>{user.Nickname}扫到了</h3>
            <dl><dt>scene</dt><dd><code>{scene}</code></dd><dt>小程序打开</dt><dd><code>{page}?scene={Uri.EscapeDataString(scene)}</code></dd>
            <dt>小程序先登录，再交给后端</dt><dd><code>{Json("scene", scene)}</code></dd></dl>
            {(known ? Html.Nothing : Html.Of($"<p class=\"warn\">这个页面没有发布，微信会提示“页面不存在”。</p>"))}
            <img src="{request.Mount}/code.jpg?scene={Uri.EscapeDataString(scene)}&amp;page={Uri.EscapeDataString(page)}" width="215" height="215" alt="这个 scene 的二维码，带沙箱标记"></div>
            """);
    }

    private static Html Code(string id, string label) => Html.Of($"""
        <p class="code" hidden><label for="{id}">{label}</label><output id="{id}"></output><button class="quiet" data-copy="{id}">复制</button></p>
        """);
}
