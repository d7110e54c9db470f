using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NeighborParty.AdminConsole.Kit;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Api.Hosting;

/// <summary>
/// Shows what a use case refuses. After a POST the same page says why: with the form as it was filled in when the page can
/// load itself again (<see cref="ILoadAgain"/>), otherwise after a redirect to it. What a GET refuses fills the page.
/// </summary>
public sealed class RefusalsOnPages(NeighborPartyDb db) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is null || executed.HandlerInstance is not PageModel page)
            return;
        var refused = ProblemAnswers.Explain(executed.Exception);
        if (refused.Code == "internal_error")
            return;

        db.ChangeTracker.Clear();
        executed.ExceptionHandled = true;
        executed.Result = refused switch
        {
            { Code: "staff.proof_required" } => page.RedirectToPage("/Prove", new { returnUrl = BackTo(page) }),
            _ when !HttpMethods.IsPost(page.Request.Method) || refused.Kind is RefusalKind.NotFound => new WholePage(refused),
            _ when page is ILoadAgain form => await ShowAgainAsync(form, page, refused, context.HttpContext.RequestAborted),
            // Neither done nor wrong: 503 says when to come back, which a redirect cannot.
            { Code: "busy" } => new WholePage(refused),
            _ => SayAfterRedirect(page, refused),
        };
    }

    private static async Task<PageResult> ShowAgainAsync(ILoadAgain form, PageModel page, RefusedException refused, CancellationToken ct)
    {
        await form.LoadAsync(ct);
        page.ViewData[AdminConsole.Kit.Problem.Key] = refused;
        if (refused.Field is { Length: > 0 } name)
        {
            var key = KeyOf(page, name);
            // Nobody is asked to choose again what is refused.
            page.ModelState[key]?.Errors.Clear();
            page.ModelState.AddModelError(key, refused.Message);
        }

        page.Response.StatusCode = ProblemAnswers.StatusOf(refused.Kind);
        if (refused.RetryAfter is { } after)
            page.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return page.Page();
    }

    /// <summary>The form may call the field Input.Name where the use case says name.</summary>
    private static string KeyOf(PageModel page, string field) =>
        page.ModelState.Keys.FirstOrDefault(key => key.Equals(field, StringComparison.OrdinalIgnoreCase)
            || key.EndsWith("." + field, StringComparison.OrdinalIgnoreCase)) ?? field;

    private static RedirectResult SayAfterRedirect(PageModel page, RefusedException refused)
    {
        page.Flash(refused.Message, Tone.Bad);
        return new RedirectResult(BackTo(page));
    }

    /// <summary>The page as it was opened, without the handler's name.</summary>
    private static string BackTo(PageModel page)
    {
        var query = page.Request.Query.Where(pair => !pair.Key.Equals("handler", StringComparison.OrdinalIgnoreCase))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return page.Request.PathBase + page.Request.Path + QueryString.Create(query);
    }

    private sealed class WholePage(RefusedException refused) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) => ProblemAnswers.WriteAsync(context.HttpContext, refused);
    }
}
