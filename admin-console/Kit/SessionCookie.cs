using Microsoft.AspNetCore.Http;
using NeighborParty.Core.Staff;

namespace NeighborParty.AdminConsole.Kit;

/// <summary>The console's cookie: only this host, only encrypted (or the own machine), never read by a script, gone with the browser.</summary>
public static class SessionCookie
{
    private static CookieOptions Options => new() { Path = "/", Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true };

    public static string? SessionToken(this HttpRequest request) => request.Cookies[StaffSessions.CookieName];

    public static void SetSessionToken(this HttpResponse response, string token) => response.Cookies.Append(StaffSessions.CookieName, token, Options);

    public static void ForgetSessionToken(this HttpResponse response) => response.Cookies.Delete(StaffSessions.CookieName, Options);
}
