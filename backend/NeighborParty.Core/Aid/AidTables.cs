using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NeighborParty.Core.Data;
using NeighborParty.Core.People;
using NeighborParty.Core.Places;

namespace NeighborParty.Core.Aid
{
    internal sealed class AidPostTable : IEntityTypeConfiguration<AidPost>
    {
        public void Configure(EntityTypeBuilder<AidPost> builder)
        {
            builder.HasOne<Person>().WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Building>().WithMany().HasForeignKey(p => p.BuildingId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(p => new { p.CommunityId, p.State, p.ListedAt, p.Id });
            builder.HasIndex(p => new { p.CommunityId, p.Audience, p.State, p.ListedAt, p.Id });
            builder.HasIndex(p => new { p.CommunityId, p.AuthorId, p.ListedAt });
            builder.HasIndex(p => new { p.CommunityId, p.State, p.ExpiresAt });
            // What is like the one about to be written.
            builder.HasIndex(p => new { p.CommunityId, p.BuildingId, p.Category, p.ListedAt });
            builder.Property(p => p.Category).HasMaxLength(30);
            builder.Ignore(p => p.IsShown);
        }
    }

    internal sealed class AidPostContentTable : IEntityTypeConfiguration<AidPostContent>
    {
        public void Configure(EntityTypeBuilder<AidPostContent> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasIndex(c => new { c.CommunityId, c.PostId, c.Number }).IsUnique();
            builder.Property(c => c.PhotoIds).HasConversion<GuidListConverter>(GuidListConverter.Comparer);
            builder.Property(c => c.Title).HasMaxLength(120);
            builder.Property(c => c.Text).HasMaxLength(4000);
        }
    }

    internal sealed class AidAnswerTable : IEntityTypeConfiguration<AidAnswer>
    {
        public void Configure(EntityTypeBuilder<AidAnswer> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(a => a.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            // One answer of a neighbour to a post at a time.
            builder.HasIndex(a => new { a.CommunityId, a.PostId, a.PersonId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(a => new { a.CommunityId, a.PostId, a.CreatedAt, a.Id });
            builder.HasIndex(a => new { a.CommunityId, a.PersonId, a.CreatedAt });
            // What waits for a leader or the office: little, whatever else there is.
            builder.HasIndex(a => new { a.CommunityId, a.CreatedAt, a.Id }).HasFilter($"\"State\" = '{nameof(AidAnswerState.AwaitsIntroduction)}'");
            builder.Property(a => a.Text).HasMaxLength(2000);
            builder.Ignore(a => a.IsShownToAuthor);
        }
    }

    internal sealed class AidLoanTable : IEntityTypeConfiguration<AidLoan>
    {
        public void Configure(EntityTypeBuilder<AidLoan> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(l => l.PostId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<AidAnswer>().WithMany().HasForeignKey(l => l.AnswerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(l => l.LenderId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(l => l.BorrowerId).OnDelete(DeleteBehavior.Restrict);
            // One thing is lent once at a time.
            builder.HasIndex(l => new { l.CommunityId, l.AnswerId }).IsUnique().HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(l => new { l.CommunityId, l.LenderId, l.CreatedAt, l.Id });
            builder.HasIndex(l => new { l.CommunityId, l.BorrowerId, l.CreatedAt, l.Id });
            builder.HasIndex(l => new { l.CommunityId, l.DueDay, l.Id }).HasFilter("\"EndedAt\" IS NULL");
            builder.HasIndex(l => new { l.CommunityId, l.State, l.DueDay, l.Id });
            builder.Property(l => l.Thing).HasMaxLength(120);
            builder.ToTable(t => t.HasCheckConstraint("CK_AidLoans_TwoPeople", "\"LenderId\" <> \"BorrowerId\""));
        }
    }

    internal sealed class AidFollowTable : IEntityTypeConfiguration<AidFollow>
    {
        public void Configure(EntityTypeBuilder<AidFollow> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(f => f.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(f => new { f.CommunityId, f.PostId, f.PersonId }).IsUnique();
        }
    }

    internal sealed class AidRatingTable : IEntityTypeConfiguration<AidRating>
    {
        public void Configure(EntityTypeBuilder<AidRating> builder)
        {
            builder.HasOne<AidPost>().WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<AidAnswer>().WithMany().HasForeignKey(r => r.AnswerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.RaterId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(r => r.RatedId).OnDelete(DeleteBehavior.Restrict);
            // As long as it was when nobody could change it.
            builder.Property(r => r.HiddenDays).HasDefaultValue(14);
            // Each of the two rates once.
            builder.HasIndex(r => new { r.CommunityId, r.AnswerId, r.RaterId }).IsUnique();
            builder.ToTable(t =>
            {
                t.HasCheckConstraint("CK_AidRatings_Stars", "\"Stars\" BETWEEN 1 AND 5");
                t.HasCheckConstraint("CK_AidRatings_NotOneself", "\"RaterId\" <> \"RatedId\"");
            });
        }
    }
}

namespace NeighborParty.Core.Data
{
    using NeighborParty.Core.Aid;

    public abstract partial class NeighborPartyDb
    {
        public DbSet<AidPost> AidPosts => Set<AidPost>();

        public DbSet<AidPostContent> AidPostContents => Set<AidPostContent>();

        public DbSet<AidAnswer> AidAnswers => Set<AidAnswer>();

        public DbSet<AidLoan> AidLoans => Set<AidLoan>();

        public DbSet<AidFollow> AidFollows => Set<AidFollow>();

        public DbSet<AidRating> AidRatings => Set<AidRating>();
    }
}
