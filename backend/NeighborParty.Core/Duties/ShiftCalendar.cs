using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace NeighborParty.Core.Duties;

/// <summary>A shift as a file for a phone's own calendar (RFC 5545). A later file of the same shift replaces the earlier entry.</summary>
public static class ShiftCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const string Zone = "UTC";

    public static string Write(Shift shift)
    {
        var calendar = new Calendar { ProductId = "-//NeighborParty//Duty//ZH" };
        calendar.Events.Add(new CalendarEvent
        {
            Uid = $"{shift.Id:N}@neighborparty",
            Sequence = shift.Version,
            DtStamp = new CalDateTime(shift.CreatedAt, Zone),
            Start = new CalDateTime(shift.StartsAt, Zone),
            End = new CalDateTime(shift.EndsAt, Zone),
            Summary = shift.Title,
            Location = shift.PlaceName,
            Description = string.Join('\n', new[] { shift.Details, shift.WeatherNote }.OfType<string>()),
            Status = shift.State == ShiftState.Cancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
        });
        return new CalendarSerializer().SerializeToString(calendar)!;
    }
}
