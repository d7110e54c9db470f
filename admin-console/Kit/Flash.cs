using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>A message that survives the redirect after a POST and is shown once.</summary>
public sealed record Flash(string Text, Tone Tone)
{
    private const string Key = "np.flash";

    public static Flash? Take(ITempDataDictionary tempData) =>
        tempData[Key] is string[] and [var text, var tone] && Enum.TryParse<Tone>(tone, out var parsed) ? new Flash(text, parsed) : null;

    internal static void Leave(ITempDataDictionary tempData, string text, Tone tone) => tempData[Key] = new[] { text, tone.ToString() };
}

public static class FlashExtensions
{
    /// <summary>Say before redirecting what was done: <c>this.Flash("已保存。")</c>.</summary>
    public static void Flash(this PageModel page, string text, Tone tone = Tone.Good) => Kit.Flash.Leave(page.TempData, text, tone);
}
