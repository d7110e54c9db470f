using System.ComponentModel.DataAnnotations;
using NeighborParty.Core.Duties;

namespace NeighborParty.AdminConsole.Pages.Duties.Series;

/// <summary>When a series takes place, as the form has it.</summary>
public sealed class RuleInput
{
    [MinLength(1, ErrorMessage = "请至少选择一天。")]
    public List<DayOfWeek> Weekdays { get; set; } = [];

    [Required(ErrorMessage = "请填写开始时间。")]
    public TimeOnly? StartsAtLocal { get; set; } = new TimeOnly(19, 0);

    [Required(ErrorMessage = "请填写从哪天起。")]
    public DateOnly? FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    public bool SkipsHolidays { get; set; } = true;

    public WeeklyRule ToRule() => new(Weekdays.Distinct().ToList(), StartsAtLocal!.Value, FirstDay!.Value, LastDay, SkipsHolidays);
}

/// <summary>A form for a series: shared fields and rule.</summary>
public interface ISeriesForm : IDutyForm
{
    RuleInput Rule { get; }
}
