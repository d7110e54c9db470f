using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;
using NeighborParty.Core.Sessions;

namespace NeighborParty.Api.Hosting;

/// <summary>After authentication: who acts, and in which community. Everything below asks only these two.</summary>
public static class ActorMiddleware
{
    private const int DeviceLength = 120;

    public static IApplicationBuilder UseActor(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var current = http.RequestServices.GetRequiredService<CurrentActor>();
        var scope = http.RequestServices.GetRequiredService<CommunityScope>();
        var ip = http.Connection.RemoteIpAddress?.ToString();
        var device = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, DeviceLength)] : null;
        if (http.Items.TryGetValue(typeof(Standing), out var found) && found is Standing standing)
        {
            current.Actor = new Actor(ActorKind.Resident, standing.AccountId, standing.Name)
            {
                CommunityId = standing.CommunityId, PersonId = standing.PersonId, SessionId = standing.SessionId, Ip = ip, Device = device,
            };
            if (standing.CommunityId is { } community)
                scope.Enter(community);
        }
        else if (http.Items.TryGetValue(typeof(StaffStanding), out var staff) && staff is StaffStanding s)
        {
            current.Actor = new Actor(ActorKind.Staff, s.StaffId, s.DisplayName) { CommunityId = s.CommunityId, SessionId = s.SessionId, Ip = ip, Device = device };
            scope.Enter(s.CommunityId);
        }
        else
        {
            current.Actor = new Actor(ActorKind.System, Guid.Empty, "未登录") { Ip = ip, Device = device };
        }

        return next(http);
    });
}

/// <summary>A staff session as the console's authentication found it.</summary>
public sealed record StaffStanding(Guid SessionId, Guid StaffId, Guid CommunityId, string DisplayName);
