using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NeighborParty.Core.Basics;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>The product's "no" on a page: what to read and the stable code to quote when asking for help.</summary>
public sealed record Problem(string Code, string Message)
{
    public const string Key = "Problem";

    public static Problem From(RefusedException refusal) => new(refusal.Code, refusal.Message);

    /// <summary>What the layout shows: <c>ViewData["Problem"]</c> may hold a Problem or the refusal itself.</summary>
    public static Problem? In(ViewDataDictionary viewData) => viewData[Key] switch
    {
        Problem problem => problem,
        RefusedException refusal => From(refusal),
        _ => null,
    };
}
