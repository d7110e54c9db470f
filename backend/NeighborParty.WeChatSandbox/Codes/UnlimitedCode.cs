using System.Text.Json;
using NeighborParty.WeChatSandbox.Platform;

namespace NeighborParty.WeChatSandbox.Codes;

/// <summary>`POST /wxa/getwxacodeunlimit`: a picture that really scans and leads to the sandbox page.</summary>
internal static class UnlimitedCode
{
    private const int UncheckedPageLimit = 60_000;

    public static ApiAnswer Handle(SandboxWorld world, ApiCall call)
    {
        if (NotJson(call)) // this call has its own number for a body it cannot read
            throw new WeChatRefusal(40169);
        if (call.Field("scancode_time") is not null)
            throw new WeChatRefusal(85096);

        var scene = SceneRules.Read(call.Field("scene"));
        var environment = call.Text("env_version") ?? "release";
        if (environment is not ("release" or "trial" or "develop"))
            throw new WeChatRefusal(40097);

        var page = call.Text("page") ?? world.Options.Pages.FirstOrDefault() ?? "";
        CheckPage(world, page, call.Flag("check_path") ?? true);
        var width = call.Number("width") ?? 430;
        if (width is < 280 or > 1280)
            throw new WeChatRefusal(40097);

        var link = CodeLink.To((world.Options.PublicUrl?.TrimEnd('/') ?? call.Origin) + call.Mount, scene, page, environment);
        return call.Flag("is_hyaline") is true
            ? new ApiAnswer(200, "image/png", () => CodePicture.Png(link))
            : new ApiAnswer(200, "image/jpeg", () => CodePicture.Jpeg(link, width));
    }

    private static bool NotJson(ApiCall call)
    {
        try
        {
            return call.Body.ValueKind != JsonValueKind.Object;
        }
        catch (WeChatRefusal)
        {
            return true;
        }
    }

    private static void CheckPage(SandboxWorld world, string page, bool checkPath)
    {
        if (page.StartsWith('/') || page.Contains('?') || page.Length > 128) // longer does not fit into a readable code
            throw new WeChatRefusal(41030);
        if (checkPath)
        {
            if (!world.Options.Pages.Contains(page))
                throw new WeChatRefusal(41030);
        }
        else if (world.UncheckedPages.Add(page) && world.UncheckedPages.Count > UncheckedPageLimit)
        {
            throw new WeChatRefusal(41030);
        }
    }
}
