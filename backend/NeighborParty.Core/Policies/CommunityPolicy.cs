using System.ComponentModel.DataAnnotations;

namespace NeighborParty.Core.Policies;

/// <summary>
/// Every limit and threshold that a community may set for itself; the defaults are ours unless a source is named.
/// A case remembers <see cref="Version"/>, so that a later change does not judge it anew. The console's form is made
/// from the attributes: the name is the Chinese label, the description the unit.
/// </summary>
public sealed record CommunityPolicy
{
    /// <summary>0 is the set of defaults before anybody changed one.</summary>
    public int Version { get; init; }

    [Display(Name = "成立党小组所需党员数", Description = "人", GroupName = "入组"), Range(1, 50)]
    public int GroupThreshold { get; init; } = 3;

    [Display(Name = "组长核实时限（超时转社区）", Description = "小时", GroupName = "入组"), Range(1, 240)]
    public int LeaderCheckHours { get; init; } = 48;

    [Display(Name = "提醒组长核实", Description = "小时后", GroupName = "入组"), Range(1, 240)]
    public int LeaderReminderHours { get; init; } = 24;

    [Display(Name = "社区审批时限", Description = "工作日", GroupName = "入组"), Range(1, 30)]
    public int StaffDecisionWorkingDays { get; init; } = 3;

    [Display(Name = "补充材料时限", Description = "天", GroupName = "入组"), Range(1, 60)]
    public int NeedInfoDays { get; init; } = 14;

    [Display(Name = "未通过后多久可再次申请", Description = "天", GroupName = "入组"), Range(0, 90)]
    public int RejectedCoolDownDays { get; init; } = 7;

    [Display(Name = "申诉期", Description = "天", GroupName = "入组"), Range(1, 60)]
    public int AppealDays { get; init; } = 7;

    [Display(Name = "30 天内最多申请次数", Description = "次", GroupName = "入组"), Range(1, 20)]
    public int ApplicationsPer30Days { get; init; } = 3;

    [Display(Name = "一个门码每天最多申请", Description = "份", GroupName = "入组"), Range(1, 1000)]
    public int ApplicationsPerDoorPerDay { get; init; } = 30;

    [Display(Name = "微信提醒免打扰开始", Description = "点", GroupName = "消息"), Range(0, 23)]
    public int QuietFromHour { get; init; } = 21;

    [Display(Name = "微信提醒免打扰结束", Description = "点", GroupName = "消息"), Range(0, 23)]
    public int QuietUntilHour { get; init; } = 8;

    [Display(Name = "新门码有效期（0 为长期有效）", Description = "天", GroupName = "门码"), Range(0, 3650)]
    public int DoorCodeDays { get; init; }

    [Display(Name = "新门码最多扫描次数（0 为不限）", Description = "次", GroupName = "门码"), Range(0, 100_000)]
    public int DoorCodeMaxUses { get; init; }

    [Display(Name = "红袖标签收时限", Description = "小时", GroupName = "红袖标"), Range(1, 240)]
    public int ArmbandAcceptHours { get; init; } = 72;

    [Display(Name = "提醒签收红袖标", Description = "小时后", GroupName = "红袖标"), Range(1, 240)]
    public int ArmbandReminderHours { get; init; } = 24;

    [Display(Name = "报失后多久可确认遗失", Description = "天", GroupName = "红袖标"), Range(1, 60)]
    public int ArmbandLostDays { get; init; } = 7;

    [Display(Name = "遗失后多久内应报失", Description = "小时", GroupName = "红袖标"), Range(1, 240)]
    public int ArmbandLossReportHours { get; init; } = 24;

    [Display(Name = "当次红袖标值守后多久归还", Description = "小时", GroupName = "红袖标"), Range(1, 72)]
    public int ArmbandPerDutyReturnHours { get; init; } = 2;

    [Display(Name = "领了当次红袖标而没有值守，多久归还", Description = "小时", GroupName = "红袖标"), Range(1, 240)]
    public int ArmbandWithoutDutyHours { get; init; } = 24;

    [Display(Name = "退出同意后多久交还红袖标", Description = "天", GroupName = "红袖标"), Range(1, 60)]
    public int ArmbandHandOverDays { get; init; } = 7;

    [Display(Name = "归还到期前提醒", Description = "天前", GroupName = "红袖标"), Range(1, 14)]
    public int ArmbandDueSoonDays { get; init; } = 1;

    [Display(Name = "逾期第一次提醒", Description = "天后", GroupName = "红袖标"), Range(1, 60)]
    public int ArmbandFirstLateDays { get; init; } = 1;

    [Display(Name = "逾期第二次提醒", Description = "天后", GroupName = "红袖标"), Range(1, 60)]
    public int ArmbandSecondLateDays { get; init; } = 3;

    [Display(Name = "逾期第三次提醒", Description = "天后", GroupName = "红袖标"), Range(1, 60)]
    public int ArmbandThirdLateDays { get; init; } = 7;

    [Display(Name = "逾期多久请组长收回", Description = "天后", GroupName = "红袖标"), Range(1, 90)]
    public int ArmbandLeaderAfterDays { get; init; } = 8;

    [Display(Name = "逾期多久转社区跟进", Description = "天后", GroupName = "红袖标"), Range(1, 120)]
    public int ArmbandStaffAfterDays { get; init; } = 10;

    [Display(Name = "一天停用超过多少个须两人", Description = "个", GroupName = "红袖标"), Range(1, 500)]
    public int ArmbandRetireAloneMost { get; init; } = 10;

    [Display(Name = "发放前须培训（0 不要求，1 要求）", Description = "", GroupName = "红袖标"), Range(0, 1)]
    public int ArmbandTrainingRequired { get; init; }

    [Display(Name = "领取密码最多输错", Description = "次", GroupName = "红袖标"), Range(1, 10)]
    public int ArmbandPinTries { get; init; } = 5;

    [Display(Name = "多久盘点一次红袖标", Description = "个月", GroupName = "红袖标"), Range(1, 24)]
    public int StockTakeMonths { get; init; } = 3;

    [Display(Name = "提前多久可以签到", Description = "分钟", GroupName = "值守"), Range(0, 240)]
    public int ArrivalOpensMinutesBefore { get; init; } = 30;

    [Display(Name = "开始后多久内算准时", Description = "分钟", GroupName = "值守"), Range(0, 240)]
    public int OnTimeMinutesAfter { get; init; } = 30;

    [Display(Name = "签到范围默认半径", Description = "米", GroupName = "值守"), Range(50, 300)]
    public int DefaultRadiusMetres { get; init; } = 100;

    [Display(Name = "定位误差最多抵扣", Description = "米", GroupName = "值守"), Range(0, 100)]
    public int AccuracyAllowanceMetres { get; init; } = 50;

    [Display(Name = "定位误差超过多少须组长确认", Description = "米", GroupName = "值守"), Range(20, 500)]
    public int MaxAccuracyMetres { get; init; } = 100;

    [Display(Name = "开始前多久锁定名单", Description = "分钟", GroupName = "值守"), Range(0, 1440)]
    public int LockMinutesBefore { get; init; } = 120;

    [Display(Name = "多久内取消算临时取消", Description = "小时", GroupName = "值守"), Range(1, 168)]
    public int LateCancelHours { get; init; } = 24;

    [Display(Name = "结束后多久自动签退", Description = "分钟", GroupName = "值守"), Range(5, 480)]
    public int AutoCloseMinutesAfter { get; init; } = 60;

    [Display(Name = "时长取整", Description = "分钟（向下）", GroupName = "值守"), Range(1, 60)]
    public int HoursRoundingMinutes { get; init; } = 15;

    [Display(Name = "每人每天时长上限", Description = "小时", GroupName = "值守"), Range(1, 24)]
    public int HoursPerDayCap { get; init; } = 12;

    [Display(Name = "组长核对名单时限（超时转社区）", Description = "小时", GroupName = "时长"), Range(1, 240)]
    public int ResolveHours { get; init; } = 48;

    [Display(Name = "对“未到”可申诉", Description = "天", GroupName = "时长"), Range(1, 60)]
    public int NoShowAppealDays { get; init; } = 7;

    [Display(Name = "多少次未到排到候补末尾", Description = "次", GroupName = "时长"), Range(1, 50)]
    public int NoShowsToQueueEnd { get; init; } = 3;

    /// <summary>Days; nobody's past counts longer.</summary>
    internal const int NoShowWindowMost = 365;

    [Display(Name = "未到次数按最近多久计算", Description = "天", GroupName = "时长"), Range(1, NoShowWindowMost)]
    public int NoShowWindowDays { get; init; } = 90;

    [Display(Name = "核对后多久结算时长", Description = "天", GroupName = "时长"), Range(0, 30)]
    public int SettleDays { get; init; } = 3;

    [Display(Name = "结算后在小组内公示", Description = "天", GroupName = "时长"), Range(1, 60)]
    public int PublishDays { get; init; } = 7;

    [Display(Name = "值守后多久内可补录签到签退", Description = "天", GroupName = "时长"), Range(1, 365)]
    public int SupplementDays { get; init; } = 30;

    [Display(Name = "值守后多久内可更正时长", Description = "天", GroupName = "时长"), Range(1, 365)]
    public int CorrectionDays { get; init; } = 30;

    [Display(Name = "一星志愿者", Description = "小时", GroupName = "时长"), Range(1, 100_000)]
    public int Star1Hours { get; init; } = 100;

    [Display(Name = "二星志愿者", Description = "小时", GroupName = "时长"), Range(1, 100_000)]
    public int Star2Hours { get; init; } = 300;

    [Display(Name = "三星志愿者", Description = "小时", GroupName = "时长"), Range(1, 100_000)]
    public int Star3Hours { get; init; } = 600;

    [Display(Name = "四星志愿者", Description = "小时", GroupName = "时长"), Range(1, 100_000)]
    public int Star4Hours { get; init; } = 1000;

    [Display(Name = "五星志愿者", Description = "小时", GroupName = "时长"), Range(1, 100_000)]
    public int Star5Hours { get; init; } = 1500;

    [Display(Name = "一个人导出超过多少行须第二人同意", Description = "行", GroupName = "导出"), Range(0, 100_000)]
    public int ExportRowsAlone { get; init; } = 500;

    [Display(Name = "导出行数按最近多久合计", Description = "小时", GroupName = "导出"), Range(1, 720)]
    public int ExportWindowHours { get; init; } = 24;

    [Display(Name = "等第二人同意的导出保留", Description = "天", GroupName = "导出"), Range(1, 60)]
    public int ExportWaitDays { get; init; } = 7;

    [Display(Name = "导出文件保留", Description = "小时", GroupName = "导出"), Range(1, 168)]
    public int ExportKeptHours { get; init; } = 24;

    [Display(Name = "每人每小时最多导出", Description = "次", GroupName = "导出"), Range(1, 100)]
    public int ExportsPerHour { get; init; } = 10;

    [Display(Name = "班次提前生成", Description = "周", GroupName = "值守"), Range(1, 12)]
    public int GenerateWeeksAhead { get; init; } = 4;

    [Display(Name = "递补名额最多保留", Description = "小时", GroupName = "值守"), Range(1, 72)]
    public int OfferMaxHours { get; init; } = 12;

    [Display(Name = "递补名额保留剩余时间的几分之一", Description = "分之一", GroupName = "值守"), Range(1, 24)]
    public int OfferPartOfTimeLeft { get; init; } = 4;

    [Display(Name = "换班请求有效", Description = "小时", GroupName = "值守"), Range(1, 168)]
    public int SwapHours { get; init; } = 24;

    [Display(Name = "第一次值守提醒", Description = "开始前小时", GroupName = "值守"), Range(1, 168)]
    public int FirstReminderHours { get; init; } = 24;

    [Display(Name = "第二次值守提醒", Description = "开始前小时", GroupName = "值守"), Range(1, 48)]
    public int SecondReminderHours { get; init; } = 3;

    [Display(Name = "定位坐标保留", Description = "天", GroupName = "值守"), Range(1, 90)]
    public int CoordinateDays { get; init; } = 90;

    [Display(Name = "催还没到的人，隔多久一次", Description = "分钟", GroupName = "值守"), Range(5, 240)]
    public int RemindMissingMinutes { get; init; } = 15;

    [Display(Name = "多久内同一手机算疑点", Description = "小时", GroupName = "疑点"), Range(1, 168)]
    public int DeviceWindowHours { get; init; } = 24;

    [Display(Name = "手机时间相差多少要记下", Description = "分钟", GroupName = "疑点"), Range(1, 120)]
    public int ClockSkewMinutes { get; init; } = 5;

    [Display(Name = "移动快过多少算疑点", Description = "米/秒", GroupName = "疑点"), Range(10, 300)]
    public int SpeedMetresPerSecond { get; init; } = 40;

    [Display(Name = "精度连续多少次相同算疑点", Description = "次", GroupName = "疑点"), Range(3, 50)]
    public int ConstantAccuracyTimes { get; init; } = 8;

    [Display(Name = "连续多少次没有定位算疑点", Description = "次", GroupName = "疑点"), Range(3, 50)]
    public int NeverLocatedTimes { get; init; } = 6;

    [Display(Name = "连续多少次用快过期的码算疑点", Description = "次", GroupName = "疑点"), Range(2, 50)]
    public int OldCodeTimes { get; init; } = 4;

    [Display(Name = "一班里手工确认超过多少条算疑点", Description = "条", GroupName = "疑点"), Range(1, 200)]
    public int ManualConfirmsToFlag { get; init; } = 5;

    [Display(Name = "巡逻快过多少要提示", Description = "米/秒", GroupName = "疑点"), Range(2, 50)]
    public int PatrolMetresPerSecond { get; init; } = 10;

    [Display(Name = "审核领取保留", Description = "分钟", GroupName = "审核"), Range(1, 120)]
    public int ModerationLeaseMinutes { get; init; } = 10;

    [Display(Name = "审核时限", Description = "工作小时", GroupName = "审核"), Range(1, 48)]
    public int ModerationWorkingHours { get; init; } = 4;

    [Display(Name = "多少户举报后暂时隐藏", Description = "户", GroupName = "审核"), Range(1, 20)]
    public int ReportsToHide { get; init; } = 3;

    [Display(Name = "免审须先通过的帖数", Description = "条", GroupName = "审核"), Range(1, 100)]
    public int TrustedAfterPosts { get; init; } = 3;

    [Display(Name = "免审须注册满", Description = "天", GroupName = "审核"), Range(0, 365)]
    public int TrustedAfterDays { get; init; } = 30;

    [Display(Name = "图片检测等待", Description = "分钟", GroupName = "审核"), Range(1, 240)]
    public int MediaCheckMinutes { get; init; } = 30;

    [Display(Name = "一小时内查看多少人的完整信息要报警", Description = "人", GroupName = "隐私"), Range(5, 1000)]
    public int BulkReadsPerHour { get; init; } = 50;

    [Display(Name = "紧急内容审核时限", Description = "工作分钟", GroupName = "审核"), Range(5, 480)]
    public int ModerationUrgentMinutes { get; init; } = 30;

    [Display(Name = "因举报隐藏，多久没人看就恢复", Description = "小时", GroupName = "审核"), Range(1, 168)]
    public int ReportsHiddenHours { get; init; } = 24;

    [Display(Name = "对审核决定可申诉", Description = "天", GroupName = "审核"), Range(1, 60)]
    public int ModerationAppealDays { get; init; } = 7;

    [Display(Name = "申诉复核时限", Description = "工作日", GroupName = "审核"), Range(1, 30)]
    public int ModerationAppealWorkingDays { get; init; } = 3;

    [Display(Name = "警告的有效期", Description = "天", GroupName = "审核"), Range(1, 365)]
    public int WarningDays { get; init; } = 90;

    [Display(Name = "先审后发", Description = "天", GroupName = "审核"), Range(1, 90)]
    public int PreModerateDays { get; init; } = 7;

    [Display(Name = "短期禁言", Description = "天", GroupName = "审核"), Range(1, 90)]
    public int MuteShortDays { get; init; } = 7;

    [Display(Name = "长期禁言", Description = "天", GroupName = "审核"), Range(1, 365)]
    public int MuteLongDays { get; init; } = 30;

    [Display(Name = "停用邻里互动（须两人）", Description = "天", GroupName = "审核"), Range(1, 365)]
    public int SuspendDays { get; init; } = 90;

    [Display(Name = "互助帖默认有效期", Description = "天", GroupName = "互助"), Range(1, 90)]
    public int AidPostDays { get; init; } = 14;

    [Display(Name = "一人同时进行的互助最多", Description = "条", GroupName = "互助"), Range(1, 100)]
    public int AidPostsAtOnce { get; init; } = 10;

    /// <summary>Once more after a no, for what has changed; more often is pestering.</summary>
    [Display(Name = "被谢绝几次后不能再应答同一条", Description = "次", GroupName = "互助"), Range(1, 10)]
    public int AidAnswersDeclined { get; init; } = 2;

    /// <summary>Whom posts that ask for money are pointed to; said to residents word by word.</summary>
    [Display(Name = "生活困难找谁", Description = "给求助借钱的居民看", GroupName = "互助"), StringLength(40, MinimumLength = 2)]
    public string HelpOfficeName { get; init; } = "社区工作人员";

    /// <summary>An office's number, never a person's; empty when there is none.</summary>
    [Display(Name = "生活困难联系电话", Description = "科室电话，可以不填", GroupName = "互助"), StringLength(20), RegularExpression(@"[0-9+\- ]*")]
    public string HelpOfficePhone { get; init; } = "";

    [Display(Name = "发布前提示多久内的同类互助", Description = "天", GroupName = "互助"), Range(1, 90)]
    public int AidSimilarDays { get; init; } = 14;

    /// <summary>One working day, as for an order.</summary>
    [Display(Name = "楼长核实并介绍应答人的时限", Description = "工作小时，超过后告诉支部书记", GroupName = "互助"), Range(1, 90)]
    public int AidIntroduceWorkingHours { get; init; } = 9;

    [Display(Name = "借用最长", Description = "天", GroupName = "互助"), Range(1, 365)]
    public int AidLoanMaxDays { get; init; } = 90;

    [Display(Name = "借用到期前提醒", Description = "天前", GroupName = "互助"), Range(0, 30)]
    public int AidLoanDueSoonDays { get; init; } = 1;

    [Display(Name = "借用逾期第一次提醒", Description = "天后", GroupName = "互助"), Range(1, 60)]
    public int AidLoanFirstLateDays { get; init; } = 1;

    [Display(Name = "借用逾期第二次提醒", Description = "天后", GroupName = "互助"), Range(1, 60)]
    public int AidLoanSecondLateDays { get; init; } = 7;

    [Display(Name = "借用逾期多久列入社区名单", Description = "天后", GroupName = "互助"), Range(1, 120)]
    public int AidLoanStaffAfterDays { get; init; } = 14;

    [Display(Name = "借用人说已归还、出借人没有回应，多久算归还", Description = "天后", GroupName = "互助"), Range(1, 120)]
    public int AidLoanSilentDays { get; init; } = 14;

    [Display(Name = "一方没有评价时，结束后多久显示另一方的评价", Description = "天", GroupName = "互助"), Range(1, 60)]
    public int AidRatingHiddenDays { get; init; } = 14;

    [Display(Name = "一位成员最多包几户", Description = "户", GroupName = "点单"), Range(1, 100)]
    public int CareMostHouseholds { get; init; } = 10;

    /// <summary>Source S1 of the domain: every member's family at least once a month.</summary>
    [Display(Name = "走访成员家庭的间隔", Description = "月", GroupName = "点单"), Range(1, 12)]
    public int CareVisitMonthsOfMembers { get; init; } = 1;

    [Display(Name = "走访其他包户家庭的间隔", Description = "月", GroupName = "点单"), Range(1, 12)]
    public int CareVisitMonths { get; init; } = 3;

    [Display(Name = "安排包户后第一次走访", Description = "天内", GroupName = "点单"), Range(1, 90)]
    public int CareFirstVisitDays { get; init; } = 14;

    [Display(Name = "提前安排走访", Description = "天", GroupName = "点单"), Range(1, 31)]
    public int CareVisitAheadDays { get; init; } = 7;

    /// <summary>Domain 3.4: three times at different times, then somebody looks whether all is well.</summary>
    [Display(Name = "走访敲门无人应几次后请组长打听", Description = "次", GroupName = "点单"), Range(1, 10)]
    public int CareVisitAttempts { get; init; } = 3;

    [Display(Name = "两次敲门至少相隔", Description = "小时", GroupName = "点单"), Range(1, 72)]
    public int CareVisitBetweenHours { get; init; } = 4;

    /// <summary>What was asked for at the door is written down there or soon after, not from memory weeks later.</summary>
    [Display(Name = "走访后可以补记需求", Description = "天内", GroupName = "点单"), Range(1, 30)]
    public int CareVisitNeedsDays { get; init; } = 3;

    [Display(Name = "一人同时进行的点单最多", Description = "件", GroupName = "点单"), Range(1, 100)]
    public int OrderMaxOpenPerPerson { get; init; } = 10;

    [Display(Name = "一名接单人同时办理最多", Description = "件", GroupName = "点单"), Range(1, 50)]
    public int OrderMaxOpenPerVolunteer { get; init; } = 3;

    /// <summary>One working day to sign for an order, as in Weifang.</summary>
    [Display(Name = "组长派单时限", Description = "工作小时", GroupName = "点单"), Range(1, 90)]
    public int OrderDispatchWorkingHours { get; init; } = 9;

    [Display(Name = "接单时限", Description = "小时", GroupName = "点单"), Range(1, 240)]
    public int OrderAcceptHours { get; init; } = 24;

    [Display(Name = "特急、紧急的接单时限", Description = "小时", GroupName = "点单"), Range(1, 72)]
    public int OrderUrgentAcceptHours { get; init; } = 2;

    [Display(Name = "接单后多久联系居民", Description = "小时", GroupName = "点单"), Range(1, 240)]
    public int OrderContactHours { get; init; } = 24;

    [Display(Name = "等居民补充最多", Description = "天", GroupName = "点单"), Range(2, 60)]
    public int OrderInfoDays { get; init; } = 7;

    [Display(Name = "办完后多久自动确认", Description = "小时", GroupName = "点单"), Range(1, 720)]
    public int OrderConfirmHours { get; init; } = 72;

    [Display(Name = "确认后多久办结（不再等评价）", Description = "天", GroupName = "点单"), Range(1, 90)]
    public int OrderRateDays { get; init; } = 14;

    [Display(Name = "办结后多久内可说没有解决", Description = "天", GroupName = "点单"), Range(1, 60)]
    public int OrderReopenDays { get; init; } = 7;

    [Display(Name = "可重新办理（再多交周五议事）", Description = "次", GroupName = "点单"), Range(1, 10)]
    public int OrderReopenings { get; init; } = 2;

    [Display(Name = "首次响应：特急", Description = "工作小时", GroupName = "点单时限"), Range(1, 200)]
    public int OrderP0RespondHours { get; init; } = 1;

    [Display(Name = "首次响应：紧急", Description = "工作小时", GroupName = "点单时限"), Range(1, 200)]
    public int OrderP1RespondHours { get; init; } = 4;

    [Display(Name = "首次响应：一般", Description = "工作小时", GroupName = "点单时限"), Range(1, 200)]
    public int OrderP2RespondHours { get; init; } = 18;

    [Display(Name = "首次响应：不急", Description = "工作小时", GroupName = "点单时限"), Range(1, 200)]
    public int OrderP3RespondHours { get; init; } = 27;

    /// <summary>2 hours, a day, a week and fifteen days (Beijing draft); an office day has nine hours.</summary>
    [Display(Name = "办结：特急", Description = "工作小时", GroupName = "点单时限"), Range(1, 500)]
    public int OrderP0ResolveHours { get; init; } = 2;

    [Display(Name = "办结：紧急", Description = "工作小时（9 为一个工作日）", GroupName = "点单时限"), Range(1, 500)]
    public int OrderP1ResolveHours { get; init; } = 9;

    [Display(Name = "办结：一般", Description = "工作小时", GroupName = "点单时限"), Range(1, 500)]
    public int OrderP2ResolveHours { get; init; } = 63;

    [Display(Name = "办结：不急", Description = "工作小时", GroupName = "点单时限"), Range(1, 500)]
    public int OrderP3ResolveHours { get; init; } = 135;

    [Display(Name = "用去多少时限时预警", Description = "%", GroupName = "点单时限"), Range(10, 95)]
    public int OrderWarnPercent { get; init; } = 75;

    [Display(Name = "延长一次最多", Description = "工作日", GroupName = "点单时限"), Range(1, 30)]
    public int OrderExtensionWorkingDays { get; init; } = 5;

    [Display(Name = "办结后接单人还能看到联系方式", Description = "天", GroupName = "点单"), Range(0, 30)]
    public int OrderContactShownDays { get; init; } = 7;

    [Display(Name = "多久内同楼同类的点单算可能重复", Description = "天", GroupName = "点单"), Range(1, 60)]
    public int OrderSimilarDays { get; init; } = 14;

    [Display(Name = "议事日提前几周排好", Description = "周", GroupName = "周五议事日"), Range(1, 12)]
    public int CouncilWeeksAhead { get; init; } = 4;

    [Display(Name = "议事日几点开始", Description = "点", GroupName = "周五议事日"), Range(8, 20)]
    public int CouncilStartHour { get; init; } = 15;

    /// <summary>Thursday at noon (domain 3.4): half a day to prepare.</summary>
    [Display(Name = "前一个工作日几点截止收议题", Description = "点", GroupName = "周五议事日"), Range(8, 20)]
    public int CouncilCutOffHour { get; init; } = 12;

    [Display(Name = "一次议事最多", Description = "件议题", GroupName = "周五议事日"), Range(1, 50)]
    public int CouncilMaxItems { get; init; } = 12;

    /// <summary>Carried over twice, and it goes to the street (domain 3.4).</summary>
    [Display(Name = "顺延几次仍未议定就报街道", Description = "次", GroupName = "周五议事日"), Range(1, 10)]
    public int CouncilCarryOvers { get; init; } = 2;

    [Display(Name = "一名居民未议定的建议最多", Description = "件", GroupName = "周五议事日"), Range(1, 20)]
    public int CouncilProposalsPerPerson { get; init; } = 3;
}
