using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.People;
using NeighborParty.Core.Photos;

namespace NeighborParty.Core.Moderation
{
    internal sealed class ModerationItemTable : IEntityTypeConfiguration<ModerationItem>
    {
        public void Configure(EntityTypeBuilder<ModerationItem> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.AuthorId).OnDelete(DeleteBehavior.Restrict);
            // One item for one version of one content.
            builder.HasIndex(i => new { i.CommunityId, i.ContentKind, i.ContentId, i.ContentVersion }).IsUnique();
            builder.HasIndex(i => new { i.CommunityId, i.State, i.Risk, i.Reports, i.QueuedAt });
            builder.HasIndex(i => new { i.CommunityId, i.AuthorId, i.State });
            builder.Property(i => i.ContentKind).HasMaxLength(20);
            builder.Property(i => i.Findings).HasMaxLength(120);
            builder.Property(i => i.RuleCode).HasMaxLength(40);
            builder.Property(i => i.TextKey).HasMaxLength(32);
            builder.Property(i => i.IsUrgent).HasDefaultValue(false);
            builder.HasIndex(i => new { i.CommunityId, i.State, i.DueAt });
            builder.HasIndex(i => new { i.CommunityId, i.TextKey, i.State });
        }
    }

    internal sealed class ModerationDecisionTable : IEntityTypeConfiguration<ModerationDecision>
    {
        public void Configure(EntityTypeBuilder<ModerationDecision> builder)
        {
            builder.HasOne<ModerationItem>().WithMany().HasForeignKey(d => d.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.AuthorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(d => new { d.CommunityId, d.AuthorId, d.DecidedAt, d.Id });
            builder.HasIndex(d => new { d.CommunityId, d.ItemId, d.DecidedAt });
            builder.HasIndex(d => new { d.CommunityId, d.DecidedAt, d.Id });
            builder.Property(d => d.ContentKind).HasMaxLength(20);
            builder.Property(d => d.RuleCode).HasMaxLength(40);
            builder.Property(d => d.PublicReason).HasMaxLength(800);
            builder.Property(d => d.DecidedByName).HasMaxLength(80);
        }
    }

    internal sealed class ModerationAppealTable : IEntityTypeConfiguration<ModerationAppeal>
    {
        public void Configure(EntityTypeBuilder<ModerationAppeal> builder)
        {
            builder.HasOne<ModerationDecision>().WithMany().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ModerationItem>().WithMany().HasForeignKey(a => a.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            // Once.
            builder.HasIndex(a => new { a.CommunityId, a.DecisionId }).IsUnique();
            builder.HasIndex(a => new { a.CommunityId, a.State, a.DueAt, a.Id });
            builder.HasIndex(a => new { a.CommunityId, a.FirstDecidedBy, a.State });
            builder.Property(a => a.Text).HasMaxLength(2000);
            builder.Property(a => a.Answer).HasMaxLength(1200);
            builder.Property(a => a.DecidedByName).HasMaxLength(80);
            builder.ToTable(t => t.HasCheckConstraint("CK_ModerationAppeals_OtherOfficer", "\"DecidedBy\" IS NULL OR \"DecidedBy\" <> \"FirstDecidedBy\""));
        }
    }

    internal sealed class ModerationOriginalTable : IEntityTypeConfiguration<ModerationOriginal>
    {
        public void Configure(EntityTypeBuilder<ModerationOriginal> builder)
        {
            builder.HasOne<ModerationItem>().WithMany().HasForeignKey(o => o.ItemId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.AuthorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(o => new { o.CommunityId, o.ItemId, o.SealedAt }).IsUnique();
            builder.HasIndex(o => new { o.CommunityId, o.SealedAt, o.Id });
        }
    }

    internal sealed class AuthorMeasureTable : IEntityTypeConfiguration<AuthorMeasure>
    {
        public void Configure(EntityTypeBuilder<AuthorMeasure> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ModerationDecision>().WithMany().HasForeignKey(m => m.DecisionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.CommunityId, m.PersonId, m.State, m.Until });
            builder.HasIndex(m => new { m.CommunityId, m.State, m.AskedAt, m.Id });
            builder.Property(m => m.RuleCode).HasMaxLength(40);
            builder.Property(m => m.Reason).HasMaxLength(800);
            builder.Property(m => m.EndReason).HasMaxLength(800);
            builder.Property(m => m.AskedByName).HasMaxLength(80);
            builder.Property(m => m.ConfirmedByName).HasMaxLength(80);
            builder.Property(m => m.EndedByName).HasMaxLength(80);
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_AuthorMeasures_Dated", "\"State\" NOT IN ('Active', 'Lifted', 'Ended') OR (\"From\" IS NOT NULL AND \"Until\" IS NOT NULL)");
                t.HasCheckConstraint("CK_AuthorMeasures_SuspendedByTwo", "\"Kind\" <> 'Suspend' OR \"State\" NOT IN ('Active', 'Lifted', 'Ended') OR \"ConfirmedBy\" IS NOT NULL");
                t.HasCheckConstraint("CK_AuthorMeasures_TwoAccounts", "\"ConfirmedBy\" IS NULL OR \"ConfirmedBy\" <> \"AskedBy\"");
                t.HasCheckConstraint("CK_AuthorMeasures_TwoPeople", "\"ConfirmedByPersonId\" IS NULL OR \"AskedByPersonId\" IS NULL OR \"ConfirmedByPersonId\" <> \"AskedByPersonId\"");
            });
        }
    }

    internal sealed class WordListTable : IEntityTypeConfiguration<WordList>
    {
        public void Configure(EntityTypeBuilder<WordList> builder)
        {
            builder.HasIndex(w => new { w.CommunityId, w.Number }).IsUnique();
            builder.Property(w => w.Note).HasMaxLength(400);
            builder.Property(w => w.ChangedBy).HasMaxLength(80);
        }
    }

    internal sealed class MediaCheckRowTable : IEntityTypeConfiguration<MediaCheckRow>
    {
        public void Configure(EntityTypeBuilder<MediaCheckRow> builder)
        {
            builder.HasOne<ModerationItem>().WithMany().HasForeignKey(m => m.ItemId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Photo>().WithMany().HasForeignKey(m => m.PhotoId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.CommunityId, m.ItemId, m.PhotoId }).IsUnique();
            builder.HasIndex(m => m.TraceId).IsUnique();
            builder.Property(m => m.TraceId).HasMaxLength(80);
        }
    }

    internal sealed class ContentReportTable : IEntityTypeConfiguration<ContentReport>
    {
        public void Configure(EntityTypeBuilder<ContentReport> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.ReporterId).OnDelete(DeleteBehavior.Restrict);
            // One open report of a household for one content.
            builder.HasIndex(r => new { r.CommunityId, r.ContentKind, r.ContentId, r.HouseholdId }).IsUnique().HasFilter("\"SettledAt\" IS NULL");
            builder.Property(r => r.ContentKind).HasMaxLength(20);
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Moderation;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<ModerationItem> ModerationItems => Set<ModerationItem>();

        public DbSet<MediaCheckRow> MediaChecks => Set<MediaCheckRow>();

        public DbSet<ContentReport> ContentReports => Set<ContentReport>();

        public DbSet<ModerationDecision> ModerationDecisions => Set<ModerationDecision>();

        public DbSet<ModerationAppeal> ModerationAppeals => Set<ModerationAppeal>();

        public DbSet<ModerationOriginal> ModerationOriginals => Set<ModerationOriginal>();

        public DbSet<AuthorMeasure> AuthorMeasures => Set<AuthorMeasure>();

        public DbSet<WordList> WordLists => Set<WordList>();
    }
}
