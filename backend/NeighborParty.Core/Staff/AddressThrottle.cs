using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using NeighborParty.Core.Basics;
using NeighborParty.Core.Data;

namespace NeighborParty.Core.Staff;

/// <summary>
/// Stops an address that guesses before it can lock one account after the other. Kept in the database, so that it holds
/// for every instance and over a restart; when the database is away nobody signs in anyway (it fails closed).
/// </summary>
public sealed class AddressThrottle(NeighborPartyDb db, CurrentActor current, StaffOptions options, TimeProvider time)
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    public async Task<bool> IsClosedAsync(CancellationToken ct)
    {
        var (now, address) = (time.Now(), Key(current.Actor.Ip));
        var (recent, hour) = (now - Short, now - Long);
        return await db.SignInFailures.CountAsync(f => f.Address == address && f.At > recent, ct) >= options.FailuresPerAddress
            || await db.SignInFailures.CountAsync(f => f.Address == address && f.At > hour, ct) >= options.FailuresPerAddressAndHour;
    }

    /// <summary>Adds a failure and drops what has aged. Call inside a write.</summary>
    public async Task CountAsync(CancellationToken ct)
    {
        var now = time.Now();
        var aged = now - Long;
        await db.SignInFailures.Where(f => f.At <= aged).ExecuteDeleteAsync(ct);
        db.SignInFailures.Add(new SignInFailure { Id = Ids.New(now), Address = Key(current.Actor.Ip), At = now });
    }

    /// <summary>An IPv6 household owns a whole /64.</summary>
    private static string Key(string? ip)
    {
        if (!IPAddress.TryParse(ip, out var address))
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }
}
