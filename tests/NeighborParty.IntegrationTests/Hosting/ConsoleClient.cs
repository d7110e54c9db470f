using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Places;
using NeighborParty.Core.Sealing;
using NeighborParty.Core.Staff;

namespace NeighborParty.IntegrationTests.Hosting;

/// <summary>
/// A browser at the console without the picture: keeps cookies by hand (they are Secure, and the tests speak plain http),
/// takes the antiforgery token from the page as a form does, and reads answers as documents.
/// </summary>
/// <param name="product">Whose staff it is.</param>
/// <param name="http">Where the requests go; null for the product itself.</param>
public sealed class ConsoleClient(Product product, HttpClient? http = null) : IDisposable
{
    private const string TokenField = "__form";
    private readonly HttpClient _http = http ?? product.NewClient();

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    public Guid StaffId { get; private init; }

    public string UserName { get; private init; } = "";

    public string Password { get; private init; } = "";

    /// <summary>Base 32; an administrator's second factor.</summary>
    public byte[]? TotpSeed { get; private init; }

    /// <summary>Makes a member of staff and signs in through the real form; an administrator gives a code of the authenticator too.</summary>
    public static async Task<ConsoleClient> SignInAsync(Product product, Guid communityId, StaffRole role = StaffRole.Officer, string name = "李工作")
    {
        var client = await AccountAsync(product, communityId, role, name);
        await client.GivePasswordAsync();
        if (client.TotpSeed is not null)
            await client.GiveCodeAsync();
        return client;
    }

    /// <summary>Makes a member of staff without signing in. The community is made when it is not there.</summary>
    public static Task<ConsoleClient> AccountAsync(
        Product product, Guid communityId, StaffRole role, string name = "李工作", Action<StaffAccount>? change = null) =>
        product.InsideAsync(communityId, async services =>
        {
            var db = services.GetRequiredService<NeighborPartyDb>();
            var now = services.GetRequiredService<TimeProvider>().Now();
            if (await db.Communities.FindAsync(communityId) is null)
                db.Communities.Add(new Community { Id = communityId, Name = $"社区{communityId:N}"[..12], Street = "测试街道", CreatedAt = now });
            var id = Ids.New(now);
            var seed = role == StaffRole.Administrator ? Totp.NewSeed() : null;
            var staff = new StaffAccount
            {
                Id = id, CommunityId = communityId, UserName = $"s{id:N}", DisplayName = name, Role = role, PasswordChangedAt = now, CreatedAt = now,
                TotpSealed = seed is null ? null : services.GetRequiredService<PersonalDataVault>().Seal(StaffAccount.TotpField, id, Base32.Encode(seed)),
            };
            var password = StaffPasswords.Random();
            staff.PasswordHash = StaffPasswords.Hash(staff, password);
            change?.Invoke(staff);
            db.StaffAccounts.Add(staff);
            await db.SaveChangesAsync();
            return new ConsoleClient(product) { StaffId = id, UserName = staff.UserName, Password = password, TotpSeed = seed };
        });

    /// <summary>Another browser, with the same account or one whose password is known.</summary>
    public ConsoleClient SameAccount(string? userName = null, string? password = null) =>
        new(product) { StaffId = StaffId, UserName = userName ?? UserName, Password = password ?? Password, TotpSeed = TotpSeed };

    /// <summary>Another browser with the same account, which reaches the console by another way.</summary>
    public ConsoleClient By(HttpClient way) => new(product, way) { StaffId = StaffId, UserName = UserName, Password = Password, TotpSeed = TotpSeed };

    public async Task<HttpResponseMessage> GivePasswordAsync(string? password = null)
    {
        var answer = await PostFormAsync("/admin/sign-in", null, new() { ["UserName"] = UserName, ["Password"] = password ?? Password });
        if (password is null)
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    public async Task<HttpResponseMessage> GiveCodeAsync(string? code = null)
    {
        var now = product.Services.GetRequiredService<TimeProvider>().Now();
        var answer = await PostFormAsync("/admin/totp", null, new() { ["Code"] = code ?? Totp.Code(TotpSeed!, Totp.StepOf(now)) });
        if (code is null)
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    /// <summary>The page, which must be there.</summary>
    public async Task<IHtmlDocument> GetHtmlAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"GET {path} answered {(int)answer.StatusCode} {answer.Headers.Location}");
        return await DocumentAsync(answer);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills in and sends a form of a page. Hidden and preset fields go along as a browser sends them.</summary>
    /// <param name="path">The page that holds the form.</param>
    /// <param name="form">A CSS selector or a handler's name (Decide); null for the page's first form in main.</param>
    /// <param name="fields">What is typed, by the fields' names.</param>
    /// <param name="files">What is chosen in a form that takes files.</param>
    public async Task<HttpResponseMessage> PostFormAsync(string path, string? form = null, Dictionary<string, string>? fields = null, params (string Field, byte[] Bytes)[] files) =>
        await SendAsync(await FillInAsync(path, form, fields, files));

    /// <summary>As <see cref="PostFormAsync"/>, for who sends it later: the form is filled in, the button not yet pressed.</summary>
    public async Task<HttpRequestMessage> FillInAsync(string path, string? form = null, Dictionary<string, string>? fields = null, params (string Field, byte[] Bytes)[] files)
    {
        var page = await GetHtmlAsync(path);
        var found = FormOf(page, form) ?? throw new InvalidOperationException($"{path} has no form {form}.");
        var values = found.QuerySelectorAll("input[name], select[name], textarea[name]").Where(IsSent)
            .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, ValueOf(field)))
            .Where(pair => fields?.ContainsKey(pair.Key) != true).ToList();
        values.AddRange(fields ?? []);
        var action = found.GetAttribute("action") is { Length: > 0 } given ? given : path;
        return new HttpRequestMessage(HttpMethod.Post, action) { Content = found.GetAttribute("enctype") == "multipart/form-data" ? Parts(values, files) : new FormUrlEncodedContent(values) };
    }

    private static MultipartFormDataContent Parts(List<KeyValuePair<string, string>> values, (string Field, byte[] Bytes)[] files)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            parts.Add(new StringContent(value), name);
        foreach (var (field, bytes) in files)
            parts.Add(new ByteArrayContent(bytes), field, "IMG_0001.jpg");
        return parts;
    }

    /// <summary>Sends fields as they are, with the antiforgery token of a page unless told otherwise.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, Dictionary<string, string>? fields = null, string? tokenFrom = "/admin/change-password")
    {
        var values = new Dictionary<string, string>(fields ?? [], StringComparer.Ordinal);
        if (tokenFrom is not null)
            values[TokenField] = (await GetHtmlAsync(tokenFrom)).QuerySelector($"input[name={TokenField}]")!.GetAttribute("value")!;
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(values) });
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(pair => $"{pair.Key}={pair.Value}")));
        var answer = await _http.SendAsync(request);
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
                Cookies.Remove(pair[0]);
            else
                Cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    public static async Task<IHtmlDocument> DocumentAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStreamAsync());

    public void Dispose() => _http.Dispose();

    private static IElement? FormOf(IHtmlDocument page, string? form) =>
        form is null ? page.QuerySelector("main form[method=post]")
        : form.All(char.IsLetterOrDigit) && page.QuerySelector($"form[action*='handler={form}' i]") is { } byHandler ? byHandler
        : page.QuerySelector(form);

    private static bool IsSent(IElement field) =>
        !field.HasAttribute("disabled") && field.GetAttribute("type") is not ("submit" or "button" or "file")
        && (field.GetAttribute("type") is not ("checkbox" or "radio") || field.HasAttribute("checked"));

    private static string ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        _ => field.GetAttribute("value") ?? (field.GetAttribute("type") is "checkbox" ? "on" : ""),
    };
}
