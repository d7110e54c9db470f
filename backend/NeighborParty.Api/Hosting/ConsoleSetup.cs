using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using NeighborParty.Core.Basics;

namespace NeighborParty.Api.Hosting;

/// <summary>Mounts the console at /admin. <c>AdminConsole:Enabled</c> = false leaves it out: the public half of a larger installation.</summary>
public static class ConsoleSetup
{
    public const string AssetsPath = Doors.ConsolePath + "/assets";
    private const string FormCookie = "__Host-np-form";
    private const string NoteCookie = "__Host-np-note";

    public static IServiceCollection AddConsole(this IServiceCollection services, IConfiguration configuration)
    {
        if (!IsEnabled(configuration))
            return services;

        services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add<RefusalsOnPages>();
            o.ModelMetadataDetailsProviders.Add(new ChineseValidation());
            ChineseMessages.Apply(o.ModelBindingMessageProvider);
        }).ConfigureApplicationPartManager(parts =>
        {
            // There are pages only. The search for controllers would look at every type of the program and keep what it learnt of each.
            foreach (var controllers in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList())
                parts.FeatureProviders.Remove(controllers);
        });
        services.AddAntiforgery(o =>
        {
            Harden(o.Cookie, FormCookie);
            o.FormFieldName = "__form";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(o => Harden(o.Cookie, NoteCookie));
        // Secure is added here to every cookie: antiforgery's own switch would refuse http://localhost, which browsers trust.
        return services.Configure<CookiePolicyOptions>(o =>
        {
            o.Secure = CookieSecurePolicy.Always;
            o.HttpOnly = HttpOnlyPolicy.Always;
            o.MinimumSameSitePolicy = SameSiteMode.Strict;
        });
    }

    public static void UseConsoleCookies(this IApplicationBuilder app) =>
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Doors.ConsolePath, StringComparison.Ordinal), branch => branch.UseCookiePolicy());

    public static void MapConsole(this WebApplication app)
    {
        if (!IsEnabled(app.Configuration))
            return;

        app.MapStaticAssets().AllowAnonymous();
        var console = app.MapGroup(Doors.ConsolePath);
        console.MapRazorPages().Add(page =>
        {
            // A page that does not say whom it is for is for nobody.
            if (!page.Metadata.Any(m => m is IAuthorizeData or IAllowAnonymous))
                page.Metadata.Add(new AuthorizeAttribute(PermissionPolicies.Closed));
        });
        console.MapGet("/forbidden", (HttpContext http) => ProblemAnswers.WriteAsync(http, Refusals.Forbidden("您的角色不能打开这个页面。需要的话，请管理员调整角色。")))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static bool IsEnabled(IConfiguration configuration) => configuration.GetValue("AdminConsole:Enabled", true);

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.IsEssential = true;
    }
}
